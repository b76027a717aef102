// Valid JSON, and no policy: a list, a string, a number.

import { defineRule, type Misfit, nothing, typeInWords } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'policy-not-an-object',
  title: 'a policy is something else than one JSON object',
  severity: 'error',
  aws: 'refuses',
  subject: 'document',
  since: '0.1.0',
  why: 'AWS refuses the document: a policy is exactly one JSON object, which has its statements in "Statement"',
  fix: 'Write { "Version": "2012-10-17", "Statement": [ … ] }, one policy in a document.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        note: 'statements without the policy around them',
        document: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
      },
      { note: 'a list of policies', policyType: 'identity', document: [] },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  find(document) {
    if (document.state !== 'read' || document.misfits.length === 0) return nothing
    return document.misfits.map(misfit => ({
      at: { pointer: misfit.pointer },
      facts: misfit,
      ...(misfit.holds === 'statements' && {
        fix: { text: '{ "Version": "2012-10-17", "Statement": [ … ] } around the list of statements' },
      }),
    }))
  },
  say: misfit => `${whatItIs(misfit)} stands where a policy should be`,
})

function whatItIs({ is, holds }: Misfit): string {
  return holds === undefined ? typeInWords(is) : `${typeInWords(is)} of ${holds}`
}
