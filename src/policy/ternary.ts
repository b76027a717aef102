// Three-valued logic (Kleene): no, cannot tell, yes. Numbers, so that `and` is the lesser and `or` the greater.

export type Ternary = 0 | 1 | 2

export const no = 0
export const maybe = 1
export const yes = 2

export function and(a: Ternary, b: Ternary): Ternary {
  return a < b ? a : b
}

export function or(a: Ternary, b: Ternary): Ternary {
  return a > b ? a : b
}

export function not(a: Ternary): Ternary {
  return a === yes ? no : a === no ? yes : maybe
}

export function ternary(value: boolean): Ternary {
  return value ? yes : no
}
