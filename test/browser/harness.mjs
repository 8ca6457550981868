// Tests of a page: they run one after the other, and their outcomes go to the server that served the page.

const tests = [];

export function test(name, f) {
  tests.push({ name, f });
}

const show = (v) => {
  if (v instanceof Error) return `${v.name}: ${v.message}`;
  if (v instanceof Map) return `Map ${show([...v])}`;
  if (ArrayBuffer.isView(v)) return `${v.constructor.name} ${show([...v])}`;
  if (Array.isArray(v)) return `[${v.map(show).join(', ')}]`;
  if (typeof v === 'object' && v !== null)
    return `{${Object.entries(v)
      .map(([k, x]) => `${k}: ${show(x)}`)
      .join(', ')}}`;
  return typeof v === 'string' ? JSON.stringify(v) : Object.is(v, -0) ? '-0' : String(v);
};

export function equal(actual, expected) {
  if (show(actual) !== show(expected)) throw new Error(`expected ${show(expected)}, received ${show(actual)}`);
}

export function match(text, pattern) {
  if (!pattern.test(text)) throw new Error(`expected ${pattern}, received ${show(text)}`);
}

/** What a promise is rejected with, or a function throws. */
export async function failure(f) {
  try {
    await (typeof f === 'function' ? f() : f);
  } catch (e) {
    return e;
  }
  throw new Error('nothing was thrown');
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const report = (outcome) => fetch('/report', { method: 'POST', body: JSON.stringify(outcome) });

export async function run(load) {
  const stray = [];
  addEventListener('error', (e) => stray.push(e.message));
  addEventListener('unhandledrejection', (e) => stray.push(String(e.reason)));
  const outcomes = [];
  try {
    await load();
    for (const { name, f } of tests) {
      const start = performance.now();
      let error = null;
      try {
        const late = wait(20_000).then(() => {
          throw new Error('not done in 20 s');
        });
        late.catch(() => {});
        await Promise.race([f(), late]);
      } catch (e) {
        error = show(e);
      }
      outcomes.push({ name, error, ms: Math.round(performance.now() - start) });
    }
  } catch (e) {
    stray.push(`the suite cannot be loaded: ${show(e)}`);
  }
  for (const message of stray) outcomes.push({ name: 'no stray errors', error: message, ms: 0 });
  await report({ outcomes, agent: navigator.userAgent });
}
