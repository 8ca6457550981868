/** `jit` of LuaJIT: the truth about an engine whose compiler is the host's. */

import { argTypeError } from '../core/error.js';
import { isCompiled } from '../core/generated.js';
import { here } from '../core/position.js';
import type { LuaState } from '../core/state.js';
import { Table } from '../core/table.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../core/value.js';
import { checkFunction, checkString } from './args.js';
import { fill, type Members } from './library.js';

export function openJit(_state: LuaState): Members {
  let enabled = true;
  /** `on`, `off`, `flush`: without a function a switch for all; `true` stands for the function that calls. */
  const mode = (set: (() => void) | null): LuaFunctionValue =>
    function setMode(f?: LuaValue): Results {
      const count = arguments.length;
      if (f === undefined) set?.();
      else if (f === true ? here(setMode, true)?.kind !== 'lua' : typeof f !== 'function' || !isCompiled(f)) {
        // A number is a trace to flush, of which there are none.
        if (set !== null || typeof f !== 'number') argTypeError(1, 'function', f, count);
      }
      return NONE;
    };
  return {
    arch: 'x64',
    attach(f?: LuaValue): Results {
      checkFunction(f, 1, arguments.length);
      return NONE;
    },
    flush: mode(null),
    off: mode(() => {
      enabled = false;
    }),
    on: mode(() => {
      enabled = true;
    }),
    opt: fill(new Table(), 'jit.opt', {
      start(...flags: LuaValue[]): Results {
        for (let i = 0; i < flags.length; i++) checkString(flags[i], i + 1, flags.length);
        return NONE;
      },
    }),
    os: 'Linux',
    security(what?: LuaValue): Results {
      checkString(what, 1, arguments.length);
      return 0;
    },
    // Compilation happens, but by the host: there are no optimisations of LuaJIT's to list.
    status: () => enabled,
    version: 'LuaJIT 2.1.0-beta3',
    version_num: 20100,
  };
}
