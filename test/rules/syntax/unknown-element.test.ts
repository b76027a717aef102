import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/unknown-element.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  {
    name: 'lower case in a policy',
    document: { version: '2012-10-17', statement: [allow] },
    finds: ['/version', '/statement'],
    says: ['did you mean "Version"?', 'did you mean "Statement"?'],
  },
  {
    name: 'lower case in a statement',
    document: policyWith({ effect: 'Allow', action: 's3:*', resource: '*', sid: 'a' }),
    finds: ['/Statement/0/effect', '/Statement/0/action', '/Statement/0/resource', '/Statement/0/sid'],
    says: ['"effect" is no element of a statement; did you mean "Effect"?'],
  },
  {
    name: 'the names of other tools',
    document: policyWith({ ...allow, not_actions: [], Conditions: {} }),
    finds: ['/Statement/0/not_actions', '/Statement/0/Conditions'],
    says: ['did you mean "NotAction"?', 'did you mean "Condition"?'],
  },
  {
    name: 'a misspelt element beside the right one',
    document: policyWith({ ...allow, Actions: 's3:*' }),
    finds: ['/Statement/0/Actions'],
    says: ['"Action" is there already'],
  },
  {
    name: 'an element in the wrong place',
    document: {
      Version: '2012-10-17',
      Effect: 'Allow',
      Statement: [{ ...allow, Id: 'x', Version: '2012-10-17' }],
    },
    finds: ['/Effect', '/Statement/0/Id', '/Statement/0/Version'],
    says: ['belongs inside a statement', 'belongs to the policy', 'belongs to the policy'],
  },
  {
    name: 'a comment',
    document: policyWith({ ...allow, _comment: 'why' }),
    finds: ['/Statement/0/_comment'],
    says: ['"_comment" is no element of a statement'],
  },
  {
    name: 'in a statement that is no list',
    document: { Version: '2012-10-17', Statement: { ...allow, Name: 'x' } },
    finds: ['/Statement/Name'],
  },
  {
    name: 'all that exist',
    document: {
      Version: '2012-10-17',
      Id: 'x',
      Statement: { ...allow, Sid: 'a', Principal: '*', Condition: {} },
    },
    finds: [],
  },
  {
    name: 'members of principals and conditions, which are others to judge',
    document: policyWith({ ...allow, Principal: { Comment: 'x' }, Condition: { Comment: { x: 'y' } } }),
    finds: [],
  },
  {
    name: 'an object that is no policy at all',
    policyType: 'identity',
    document: { name: 'x', private: true },
    finds: [],
  },
])

it('renames where the right name is free', async () => {
  const [free] = await findingsOf([rule], { document: policyWith({ ...allow, sid: 'a' }) })
  expect(free?.fix).toEqual({
    text: '"Sid": …',
    edits: [{ do: 'rename', pointer: '/Statement/0/sid', name: 'Sid' }],
  })
  const [taken] = await findingsOf([rule], { document: policyWith({ ...allow, actions: 's3:*' }) })
  expect(taken?.fix).toBeUndefined()
})

it('says whose statement it is', async () => {
  const [finding] = await findingsOf([rule], { document: policyWith({ ...allow, Sid: 'Reader', Note: '' }) })
  expect(finding?.statement).toBe('Reader')
})

it.each([
  [{ version: '2012-10-17', statement: [allow] }, ['unknown-element', 'unknown-element']],
  [policyWith({ effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }), ['unknown-element']],
  [policyWith({ Effect: 'Allow', Actions: 's3:ListAllMyBuckets', Resource: '*' }), ['unknown-element']],
  [policyWith({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', resource: '*' }), ['unknown-element']],
])('explains what would be missing otherwise: %j', async (document, expected) => {
  const findings = await findingsOf(rules, { document })
  expect(findings.map(finding => finding.rule)).toEqual(expected)
})

it('does not hide what is missing besides', async () => {
  const findings = await findingsOf(rules, {
    document: { Version: '2012-10-17', Statement: [{ Note: 'x', Action: 's3:*', Resource: '*' }] },
  })
  expect(findings.map(finding => finding.rule)).toEqual(['statement-without-effect', 'unknown-element'])
})
