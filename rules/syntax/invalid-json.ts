// The text stops being JSON.

import { defineRule } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'invalid-json',
  title: 'the document is not JSON',
  severity: 'error',
  aws: 'refuses',
  subject: 'document',
  since: '0.1.0',
  why: 'AWS refuses the document with MalformedPolicyDocument; whatever stood there before stays in force',
  fix: 'Mend the text at the mark and check again: what follows it may not have been looked at.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-01'],
  examples: {
    bad: [
      {
        note: 'a comma after the last member',
        text: '{\n  "Version": "2012-10-17",\n  "Statement": [],\n}\n',
      },
      {
        note: 'a policy inside a string',
        document: { RoleName: 'app', AssumeRolePolicyDocument: '{"Version": "2012-10-17", "Statement": [' },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
        },
      },
    ],
  },
  *find(document) {
    if (document.state !== 'broken' && document.state !== 'read') return
    if (document.problem) {
      const { at, fault, cause, related } = document.problem
      yield {
        at,
        facts: { fault, inString: false },
        ...(cause && { label: cause }),
        also: related ? [related] : [],
      }
    }
    if (document.state === 'read') {
      for (const { pointer, problem, at = { pointer } } of document.brokenTexts) {
        yield {
          at,
          facts: { fault: problem.fault, inString: !('offset' in at) },
          ...(problem.cause && { label: problem.cause }),
        }
      }
    }
  },
  say: ({ fault, inString }) => (inString ? `the policy in this string is not JSON: ${fault}` : fault),
})
