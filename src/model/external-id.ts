// External ids of AWS STS: what AssumeRole accepts as one.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html

/** Why STS refuses a text as an external id. */
export type ExternalIdFault = 'empty' | 'too-short' | 'too-long' | 'character'

const longest = 1224

/** What STS says of an external id; undefined when it takes it. */
export function externalIdFault(text: string): ExternalIdFault | undefined {
  if (text === '') return 'empty'
  if (unsuitedCharacter(text) !== undefined) return 'character'
  if (text.length < 2) return 'too-short'
  return text.length > longest ? 'too-long' : undefined
}

/** Where the first character stands that no external id has. */
export function unsuitedCharacter(text: string): number | undefined {
  const at = text.search(/[^\w+=,.@:/-]/)
  return at < 0 ? undefined : at
}
