// `Resource` in a trust policy: the role itself is the resource.

import { defineRule, type Found, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly element: string
  readonly swapped: boolean
}

export const rule = defineRule({
  id: 'resource-in-trust-policy',
  title: 'a role trust policy names a resource',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  types: ['trust'],
  since: '0.1.0',
  why: 'AWS refuses the document with "Has prohibited field Resource": a trust policy is about the role that it is attached to',
  fix: 'Remove "Resource"; who may assume the role stands in "Principal", what the role may do in its permission policies.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html',
  ],
  covers: ['PS-08'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Resource: '*',
            },
          ],
        },
      },
      {
        note: 'a permission policy where a trust policy should be',
        policyType: 'trust',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/rds-login',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    let found: Found<Facts>[] | undefined
    for (const element of ['Resource', 'NotResource']) {
      if (memberOf(raw, element) === undefined) continue
      const at = `${pointer}/${element}`
      const swapped = memberOf(raw, 'Principal') === undefined && memberOf(raw, 'NotPrincipal') === undefined
      found ??= []
      found.push({
        at: keyAt(at),
        facts: { element, swapped },
        ...(!swapped && { fix: { text: `remove "${element}"`, edits: [{ do: 'remove', pointer: at }] } }),
      })
    }
    return found ?? nothing
  },
  say: ({ element, swapped }) =>
    swapped
      ? `"${element}" and no "Principal": this is a permission policy where a trust policy should be`
      : `"${element}" has no place in a trust policy`,
})
