// What becomes of a document when the user says which type of policy it is.

import { expect, it } from 'vitest'
import { readDocument } from '../../src/input/read-document.ts'

const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }

async function told(value: unknown) {
  const document = await readDocument('p.json', JSON.stringify(value), { policyType: 'trust' })
  if (document.state !== 'read') throw new Error(`not read but ${document.state}`)
  return {
    policies: document.policies.map(({ pointer, type, typeSource }) => ({ pointer, type, typeSource })),
    misfits: document.misfits,
    broken: document.brokenTexts.map(({ pointer }) => pointer),
  }
}

const at = (pointer: string) => ({ pointer, type: 'trust', typeSource: 'told' })

it.each([
  ['a policy', policy, { policies: [at('')], misfits: [], broken: [] }],
  ['an object that is none', { name: 'x' }, { policies: [at('')], misfits: [], broken: [] }],
  ['a number', 42, { policies: [], misfits: [{ pointer: '', is: 'number' }], broken: [] }],
  ['nothing in a list', [], { policies: [], misfits: [{ pointer: '', is: 'array' }], broken: [] }],
  [
    'statements',
    policy.Statement,
    { policies: [], misfits: [{ pointer: '', is: 'array', holds: 'statements' }], broken: [] },
  ],
  [
    'policies, which are judged all the same',
    [policy, policy],
    {
      policies: [at('/0'), at('/1')],
      misfits: [{ pointer: '', is: 'array', holds: 'policies' }],
      broken: [],
    },
  ],
  [
    'roles',
    [{ AssumeRolePolicyDocument: policy }],
    { policies: [at('/0/AssumeRolePolicyDocument')], misfits: [], broken: [] },
  ],
  [
    'a role whose policy is cut off',
    { AssumeRolePolicyDocument: '{"Version": ' },
    { policies: [], misfits: [], broken: ['/AssumeRolePolicyDocument'] },
  ],
])('%s', async (_, value, expected) => {
  expect(await told(value)).toEqual(expected)
})

it('leaves JSON alone that nobody called a policy', async () => {
  for (const text of ['42', '[]', '{"name": "x"}', '[{"action": "save"}]']) {
    expect((await readDocument('p.json', text)).state).toBe('skipped')
  }
})
