/** Texts of run-time errors that generated code and several libraries raise. */

export interface OperandName {
  kind: 'local' | 'upvalue' | 'global' | 'field' | 'method' | 'constant' | 'metamethod' | 'for iterator';
  name: string;
}

export const dialectMessages = {
  operand(what: string, type: string, name: OperandName | null): string {
    return name === null
      ? `attempt to ${what} a ${type} value`
      : `attempt to ${what} ${name.kind} '${name.name}' (a ${type} value)`;
  },
};
