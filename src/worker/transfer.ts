/** Memory that moves to another thread instead of being copied. */

/** What an object marked by `transfer` hands over. */
const marked = new WeakMap<object, readonly Transferable[]>();

/**
 * Marks an object so that its memory moves to the other thread, instead of being copied, when it is an argument, or a part
 * of one, or the result of an exposed function. Gives the object itself.
 *
 * @param what What to hand over; by default the object, or the buffer of a typed array.
 */
export function transfer<T extends object>(value: T, what?: readonly Transferable[]): T {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('transfer: the argument value must be an object');
  marked.set(value, what ?? [ArrayBuffer.isView(value) ? (value.buffer as ArrayBuffer) : (value as Transferable)]);
  return value;
}

export function handedOver(o: object): readonly Transferable[] | undefined {
  return marked.get(o);
}

export function isDetached(b: ArrayBufferLike): boolean {
  if (b.byteLength > 0 || !(b instanceof ArrayBuffer)) return false;
  try {
    new Uint8Array(b);
    return false;
  } catch {
    return true;
  }
}

const typedArrayName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!
  .get!;

/** Name of the class of a typed array; undefined for a DataView. */
export function kindOfView(v: ArrayBufferView): string | undefined {
  return typedArrayName.call(v) as string | undefined;
}

type ViewClass = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;

/** A typed array of the given class, or a DataView. */
export function makeView(kind: string | undefined, buffer: ArrayBuffer, at: number, length: number): ArrayBufferView {
  const Class = kind === undefined ? DataView : (globalThis as unknown as Record<string, ViewClass>)[kind];
  return new Class(buffer, at, length);
}

/** Number of the elements; bytes for a DataView. */
export function lengthOfView(v: ArrayBufferView): number {
  return v instanceof DataView ? v.byteLength : (v as Uint8Array).length;
}
