// Actions as policies name them: `service:Name`, whose case does not matter.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html

export interface ActionName {
  /** What stands before the colon: the service. */
  readonly prefix: string
  /** What stands after it; may hold `*` and `?`. */
  readonly name: string
}

/** The two halves, or undefined where there is not exactly one colon. */
export function parseActionName(text: string): ActionName | undefined {
  const colon = text.indexOf(':')
  if (colon < 0 || text.includes(':', colon + 1)) return undefined
  return { prefix: text.slice(0, colon), name: text.slice(colon + 1) }
}
