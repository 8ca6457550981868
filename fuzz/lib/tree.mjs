/**
 * Programs as trees, so that the shrinker can drop statements and put smaller expressions in the place of larger ones.
 * A node is never changed: edits make new nodes along a path.
 */

class Node {
  constructor(kind, parts) {
    this.kind = kind;
    this.parts = parts;
  }
  toString() {
    return this.parts.join(this.kind === 'block' ? '\n' : '');
  }
}

function template(kind, strings, values) {
  const parts = [];
  for (let i = 0; i < strings.length; i++) {
    if (strings[i] !== '') parts.push(strings[i]);
    if (i >= values.length) break;
    const v = values[i];
    if (Array.isArray(v)) v.forEach((x, at) => parts.push(...(at > 0 ? [', ', x] : [x])));
    else parts.push(v instanceof Node ? v : String(v));
  }
  return new Node(kind, parts);
}

/** An expression; an array among the values becomes a list with commas. */
export const E = (strings, ...values) => template('expression', strings, values);
/** A statement, which may contain blocks. */
export const S = (strings, ...values) => template('statement', strings, values);
/** A block of statements. */
export const B = (statements) => new Node('block', statements.flat());

const LITERALS = ['nil', '1', '""', '{}'];

function replaceAt(node, path, replacement) {
  if (path.length === 0) return replacement;
  const [at, ...rest] = path;
  const parts = [...node.parts];
  parts[at] = replaceAt(parts[at], rest, replacement);
  return new Node(node.kind, parts);
}

function visit(node, path, f) {
  f(node, path);
  node.parts.forEach((p, i) => {
    if (p instanceof Node) visit(p, [...path, i], f);
  });
}

/** Expressions directly below a node, through statements and blocks if need be. */
function innerExpressions(node) {
  return node.parts.filter((p) => p instanceof Node && p.kind === 'expression');
}

function innerBlocks(node) {
  const found = [];
  for (const p of node.parts) {
    if (!(p instanceof Node)) continue;
    if (p.kind === 'block') found.push(p);
    else found.push(...innerBlocks(p));
  }
  return found;
}

/** All smaller variants of a tree, the most promising first. */
export function* reductions(root) {
  const blocks = [];
  const statements = [];
  const expressions = [];
  visit(root, [], (node, path) => {
    if (node.kind === 'block') blocks.push([node, path]);
    else if (node.kind === 'statement') statements.push([node, path]);
    else expressions.push([node, path]);
  });
  const largest = Math.max(1, ...blocks.map(([b]) => b.parts.length));
  for (let size = largest; size >= 1; size = Math.floor(size / 2)) {
    for (const [block, path] of blocks) {
      if (block.parts.length < size) continue;
      for (let at = 0; at < block.parts.length; at += size) {
        const kept = [...block.parts.slice(0, at), ...block.parts.slice(at + size)];
        yield replaceAt(root, path, new Node('block', kept));
      }
    }
  }
  for (const [statement, path] of statements) {
    for (const inner of innerBlocks(statement)) {
      const parent = path.slice(0, -1);
      const at = path[path.length - 1];
      const block = parent.reduce((n, i) => n.parts[i], root);
      if (block.kind !== 'block') continue;
      const parts = [...block.parts.slice(0, at), ...inner.parts, ...block.parts.slice(at + 1)];
      yield replaceAt(root, parent, new Node('block', parts));
    }
  }
  for (const [expression, path] of expressions) {
    const text = expression.toString();
    for (const inner of innerExpressions(expression)) yield replaceAt(root, path, inner);
    for (const literal of LITERALS) {
      if (literal.length < text.length) yield replaceAt(root, path, new Node('expression', [literal]));
    }
  }
}
