/**
 * The counted matcher: the same as `pattern-match.ts`, item by item with its own stack.
 *
 * It serves where every step has to be counted (a runtime with an instruction limit), and for patterns of so many items
 * that real Lua gives up on them (`pattern too complex`) or that a chain of calls would be too deep.
 */
import { backReferenceEnd, balanceEnd, captureEnds, captureStarts, isFrontier } from './pattern-match.js';
import { type Item, PatternError } from './pattern-parse.js';

/** Called with the number of steps since the last call; may throw to stop the match. */
export type StepHook = (steps: number) => void;

const STEPS_A_CALL = 1000;

/**
 * Numbers of each waiting choice: the item after the repetition, the position to try next, the bound of it, and the depth
 * at which real Lua would be. There is at most one choice for each item.
 */
const FRAME = 4;

export interface StepRules {
  readonly items: readonly Item[];
  /** Calls real Lua nests at most. */
  readonly maxDepth: number;
  /** 5.2 makes no nested call for `x*` and `x-` where not one x is found. */
  readonly skipsEmptyRepeats: boolean;
}

export class StepMatcher {
  private steps = 0;
  private readonly stack: number[] = [];

  constructor(private readonly rules: StepRules) {}

  /** Count steps, and tell the hook from time to time. */
  count(steps: number, hook: StepHook | undefined): void {
    this.steps += steps;
    if (this.steps >= STEPS_A_CALL) {
      const done = this.steps;
      this.steps = 0;
      if (hook !== undefined) hook(done);
    }
  }

  /** Where a match from `start` on ends, or -1. */
  match(s: string, start: number, hook: StepHook | undefined): number {
    const { items, maxDepth, skipsEmptyRepeats } = this.rules;
    const stack = this.stack;
    const length = s.length;
    let top = 0;
    let at = 0;
    let i = start;
    let depth = 1;
    for (;;) {
      this.count(1, hook);
      if (depth > maxDepth) throw new PatternError('pattern too complex');
      if (at === items.length) return i;
      const item = items[at++]!;
      let failed = false;
      switch (item.kind) {
        case 'set': {
          const { set, repeat } = item;
          const found = i < length && set[s.charCodeAt(i)] !== 0;
          if (repeat === '') {
            if (found) i++;
            else failed = true;
          } else if (repeat === '?') {
            if (found) {
              stack[top] = at;
              stack[top + 1] = i;
              stack[top + 2] = i;
              stack[top + 3] = depth;
              top += FRAME;
              i++;
              depth++;
            }
          } else if (repeat === '-') {
            if (found || !skipsEmptyRepeats) depth++;
            if (found) {
              stack[top] = at;
              stack[top + 1] = i;
              stack[top + 2] = -1;
              stack[top + 3] = depth;
              top += FRAME;
            }
          } else if (!found && repeat === '+') failed = true;
          else {
            if (found || !skipsEmptyRepeats) depth++;
            let e = i;
            while (e < length && set[s.charCodeAt(e)] !== 0) e++;
            this.count(e - i, hook);
            const lowest = repeat === '+' ? i + 1 : i;
            if (e > lowest) {
              stack[top] = at;
              stack[top + 1] = e - 1;
              stack[top + 2] = lowest;
              stack[top + 3] = depth;
              top += FRAME;
            }
            i = e;
          }
          break;
        }
        case 'open':
        case 'position':
          captureStarts[item.index] = i;
          depth++;
          break;
        case 'close':
          captureEnds[item.index] = i;
          depth++;
          break;
        case 'back': {
          const from = captureStarts[item.index]!;
          const end = item.isPosition ? -1 : backReferenceEnd(s, i, from, captureEnds[item.index]!);
          if (end < 0) failed = true;
          else {
            this.count(end - i, hook);
            i = end;
          }
          break;
        }
        case 'balance': {
          const end = balanceEnd(s, i, item.open, item.close);
          if (i < length && s.charCodeAt(i) === item.open) this.count((end < 0 ? length : end) - i, hook);
          if (end < 0) failed = true;
          else i = end;
          break;
        }
        case 'frontier':
          failed = !isFrontier(s, i, item.set);
          break;
        case 'end':
          failed = i !== length;
          break;
        default:
          throw new PatternError(item.message);
      }
      if (!failed) continue;
      // Back to the last choice.
      if (top === 0) return -1;
      const frame = top - FRAME;
      at = stack[frame]!;
      i = stack[frame + 1]!;
      depth = stack[frame + 3]!;
      const bound = stack[frame + 2]!;
      if (bound < 0) {
        // Lazy: one more character, if the next is one; then another may be tried.
        i++;
        const choice = items[at - 1]!;
        if (i < length && choice.kind === 'set' && choice.set[s.charCodeAt(i)] !== 0) stack[frame + 1] = i;
        else top = frame;
      } else if (i > bound) stack[frame + 1] = i - 1;
      else top = frame;
    }
  }
}
