/** `jit` of LuaJIT: the truth about an engine whose compiler is the host's. */
import type { LuaState } from '../core/state.js';
import { Table } from '../core/table.js';
import { NONE } from '../core/value.js';
import { fill, type Members } from './library.js';

export function openJit(_state: LuaState): Members {
  const nothing = () => NONE;
  return {
    arch: 'x64',
    attach: nothing,
    flush: nothing,
    off: nothing,
    on: nothing,
    opt: fill(new Table(), 'jit.opt', { start: nothing }),
    os: 'Linux',
    // Compilation happens, but by the host: no optimisations of LuaJIT's to list.
    status: () => true,
    version: 'LuaJIT 2.1.0-beta3',
    version_num: 20100,
  };
}
