export interface Case {
  /** Path and dialect. */
  name: string;
  file: string;
  header: { args: string[]; stdin: string; dialects: string[]; process: boolean };
  dialect: string;
}
export interface CaseOutcome {
  stdout: string;
  /** The message on stderr, without its traceback. */
  error: string;
}
export const FOLDER: string;
export function findCases(filter: string): Case[];
export function expectedOf(c: Case): CaseOutcome;
export function runCase(c: Case): Promise<CaseOutcome>;
