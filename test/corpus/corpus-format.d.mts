export type Dialect = '5.1' | '5.2' | 'luajit';

export interface ProgramHeader {
  /** The dialects the program is meant for; all of them unless its header says otherwise. */
  dialects: Dialect[];
  args: string[];
  stdin: string;
  /** The program needs a process of its own (os.exit, uncaught odd errors, ...). */
  process: boolean;
}

/** All text is latin1: one character per byte. */
export interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

export const DIALECTS: readonly Dialect[];
export function parseHeader(source: string): ProgramHeader;
export function normalise(text: string): string;
export function normaliseStderr(text: string): string;
export function formatExpected(outcome: Outcome): string;
export function parseExpected(text: string): Outcome;
export function errorMessage(stderr: string): string;
