// The host of a service that is a slip of the hand away from one that exists.

import {
  type Ask,
  closest,
  defineRule,
  isServicePrincipalWord,
  nothing,
  servicePrincipalWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'misspelt-service-principal',
  title: 'the host of a service is misspelt',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses a service that it does not know with "Invalid principal in policy"',
  fix: 'Copy the host from the documentation of the service: it is not always named like its actions.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-principal-format',
  ],
  covers: ['TB-05', 'XA-I01'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'principal-in-identity-policy',
    'unsupported-in-rcp',
    'malformed-principal',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lamda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    ],
    good: [
      {
        note: 'hosts that are not named like the actions of their service',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: ['ecs-tasks.amazonaws.com', 'edgelambda.amazonaws.com'] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  find({ kind, value }, ask) {
    const [, word = '', suffix = ''] = /^([a-z][a-z0-9-]{4,})(\.amazonaws\.com(?:\.cn)?)$/.exec(value) ?? []
    if (kind !== 'Service' || word === '' || isKnown(word, ask)) return nothing
    const near = closest(word, [...ask.aws.prefixes, ...servicePrincipalWords])
    if (near === undefined || bare(near) === bare(word)) return nothing
    return [{ facts: { value, near: near + suffix }, fix: { text: JSON.stringify(near + suffix) } }]
  },
  say: ({ value, near }) => `AWS has no service "${value}" (did you mean "${near}"?)`,
})

function isKnown(word: string, { aws }: Ask): boolean {
  return aws.service(word) !== undefined || isServicePrincipalWord(word)
}

/** Services differ from one another in hyphens, and in a number behind the name; neither need be a slip. */
function bare(word: string): string {
  return word.replace(/-?v?\d+$/, '').replaceAll('-', '')
}
