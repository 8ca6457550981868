/** Views: objects that say how another object is to appear in Lua. */

export interface View {
  readonly target: object;
  readonly protocol: 'attribute' | 'item' | 'function' | 'table';
}

const views = new WeakMap<object, View>();

export function viewOf(o: object): View | undefined {
  return views.get(o);
}

export function registerView(o: object, target: object, protocol: View['protocol']): void {
  views.set(o, { target, protocol });
}

/** An object with a protocol; made by `asAttrGetter` and `asItemGetter`, of use to Lua only. */
export interface ProtocolView<T extends object = object> {
  /** The object itself. */
  readonly target: T;
}

function checkObject(o: unknown, name: string): object {
  if ((typeof o !== 'object' && typeof o !== 'function') || o === null) {
    throw new TypeError(`${name}: the argument object must be an object`);
  }
  return viewOf(o)?.target ?? o;
}

/**
 * The object, indexed from Lua by its properties also when it is a Map.
 *
 * @example
 * lua.eval('function(m) return m.size end')(asAttrGetter(new Map()))
 */
export function asAttrGetter<T extends object>(object: T): ProtocolView<T> {
  return makeView(checkObject(object, 'asAttrGetter') as T, 'attribute');
}

/** The object, indexed from Lua by its `get` and `set`, as a Map is. */
export function asItemGetter<T extends object>(object: T): ProtocolView<T> {
  const target = checkObject(object, 'asItemGetter') as T;
  if (!isItemHolder(target)) throw new TypeError('asItemGetter: the argument object must have the methods get and set');
  return makeView(target, 'item');
}

export function isItemHolder(o: object): boolean {
  return (
    typeof (o as Map<unknown, unknown>).get === 'function' && typeof (o as Map<unknown, unknown>).set === 'function'
  );
}

function makeView<T extends object>(target: T, protocol: 'attribute' | 'item'): ProtocolView<T> {
  const view = Object.freeze({ target });
  registerView(view, target, protocol);
  return view;
}

const functionViews = new WeakMap<object, object>();

/** The function, of which Lua's `type` says `function`. It can be called from JavaScript as before. */
export function asFunction<F extends (...args: never[]) => unknown>(fn: F): F {
  if (typeof fn !== 'function') throw new TypeError('asFunction: the argument fn must be a function');
  const target = (viewOf(fn)?.target ?? fn) as F;
  let view = functionViews.get(target);
  if (view === undefined) {
    view = function (this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(target as unknown as (...a: unknown[]) => unknown, this, args);
    };
    functionViews.set(target, view);
    registerView(view, target, 'function');
  }
  return view as F;
}
