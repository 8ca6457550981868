// Asks the real interpreters again for what `recorded/*.json` expects. Run by hand: node test/syntax/record.mjs
// Afterwards run the formatter over them. Each entry has a `source`, and optionally a chunk `name`; the answers are written back beside them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = new URL('./recorded/', import.meta.url);
const interpreters = { 5.1: 'lua5.1', 5.2: 'lua5.2', luajit: 'luajit' };

// What to write down for a source: the verdict of the parser, the value of the chunk, or the error it raises.
const asker = `
local what, input, output = ...
local load = loadstring or load
local function answer(source, name)
  local f, message = load(source, name)
  if not f then return what == "values" and "error" or message end
  if what == "messages" then return "ok" end
  local _, value = pcall(f)
  if what == "values" and type(value) == "number" then return string.format("number %.17g", value) end
  return (what == "values" and "string " or "") .. tostring(value)
end
local file, out = assert(io.open(input, "rb")), assert(io.open(output, "wb"))
local function read()
  local size = file:read("*l")
  if not size then return end
  local text = file:read(tonumber(size)) or ""
  file:read("*l")
  return text
end
for source in read do
  local text = answer(source, read())
  out:write(#text, "\\n", text, "\\n")
end
out:close()
`;

const scratch = mkdtempSync(join(tmpdir(), 'record-'));
writeFileSync(join(scratch, 'ask.lua'), asker);

for (const fileName of readdirSync(folder)) {
  const path = new URL(fileName, folder);
  const entries = JSON.parse(readFileSync(path, 'utf8'));
  const texts = entries.flatMap(({ source, name = '=t' }) => [source, name]);
  writeFileSync(join(scratch, 'in'), texts.map((text) => `${text.length}\n${text}\n`).join(''), 'latin1');
  for (const [dialect, binary] of Object.entries(interpreters)) {
    const args = [join(scratch, 'ask.lua'), fileName.replace('.json', ''), join(scratch, 'in'), join(scratch, 'out')];
    execFileSync(binary, args);
    const raw = readFileSync(join(scratch, 'out'), 'latin1');
    let position = 0;
    for (const entry of entries) {
      const start = raw.indexOf('\n', position) + 1;
      const size = Number(raw.slice(position, start - 1));
      entry[dialect] = raw.slice(start, start + size);
      position = start + size + 1;
    }
  }
  writeFileSync(path, `${JSON.stringify(entries, null, 2)}\n`);
}
rmSync(scratch, { recursive: true });
