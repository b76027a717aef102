// BinaryEquals: "compares the value of the specified key byte for byte against a base-64 encoded representation".
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals

import { type CompiledValue, constant, never } from './compiled-value.ts'

/** Both sides in base 64, the request's too, since JSON has no bytes. What is no base 64 matches nothing. */
export function binaryEquals(wanted: string): CompiledValue {
  const bytes = readBase64(wanted)
  return bytes === undefined ? never : constant(value => readBase64(value) === bytes)
}

/** The bytes, one character each. */
function readBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  try {
    return atob(text)
  } catch {
    return undefined
  }
}
