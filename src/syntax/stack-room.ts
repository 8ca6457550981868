/**
 * V8 ends the process when it has to compile a regular expression with next to no stack left, which it does at the first
 * uses of one. Whatever uses one where a program may have filled the stack asks for room first.
 */
const ROOM: readonly unknown[] = new Array(1000).fill(0);

function nothing(): void {}

/** Throws the host's error for a full stack unless some kilobytes are left. */
export function needStack(): void {
  nothing.apply(undefined, ROOM as []);
}

/** `regexp.test(s)` with room for its compilation. */
export function test(regexp: RegExp, s: string): boolean {
  needStack();
  return regexp.test(s);
}

/** `regexp.exec(s)` with room for its compilation. */
export function exec(regexp: RegExp, s: string): RegExpExecArray | null {
  needStack();
  return regexp.exec(s);
}
