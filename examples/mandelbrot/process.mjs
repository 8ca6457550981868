// A process for itself, to compare with: computes parts of the picture when it is told to.
import { LuaRuntime } from 'lupajs';
import { code } from './picture.mjs';

const part = new LuaRuntime({ encoding: null }).eval(code);

process.on('message', ({ size, total, parts }) => {
  for (const i of parts) part(size, i, total);
  process.send('done');
});
