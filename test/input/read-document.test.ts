import { describe, expect, it } from 'vitest'
import { largestDocument, readDocument } from '../../src/input/read-document.ts'
import type { Policy } from '../../src/model/policy.ts'

const identity = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
}
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
}

async function policiesIn(
  value: unknown,
): Promise<readonly Pick<Policy, 'type' | 'pointer' | 'writtenAs'>[]> {
  const document = await readDocument('x.json', typeof value === 'string' ? value : JSON.stringify(value))
  if (document.state !== 'read') throw new Error(document.state)
  return document.policies.map(({ type, pointer, writtenAs }) => ({
    type,
    pointer,
    ...(writtenAs && { writtenAs }),
  }))
}

describe('recognising policies by shape', () => {
  it.each([
    ['a bare identity policy', identity, [{ type: 'identity', pointer: '' }]],
    ['a bare trust policy', trust, [{ type: 'trust', pointer: '' }]],
    [
      'a trust policy that lost its principal',
      { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole' } },
      [{ type: 'trust', pointer: '' }],
    ],
    [
      'a trust policy with a resource',
      { Statement: { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Resource: '*' } },
      [{ type: 'trust', pointer: '' }],
    ],
    [
      'the policy of an STS endpoint, which anybody may be in',
      { Statement: { Principal: '*', Action: 'sts:AssumeRole', Resource: '*' } },
      [{ type: 'resource', pointer: '' }],
    ],
    [
      'a bucket policy',
      { Statement: [{ Principal: '*', Action: 's3:GetObject', Resource: '*' }] },
      [{ type: 'resource', pointer: '' }],
    ],
    [
      'a login grant with a principal, which is no resource policy',
      { Statement: [{ Principal: '*', Action: 'rds-db:connect', Resource: '*' }] },
      [{ type: 'identity', pointer: '' }],
    ],
    [
      'a trust policy with actions that do not belong there',
      {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: ['sts:AssumeRole', 's3:GetObject'] },
        ],
      },
      [{ type: 'trust', pointer: '' }],
    ],
    ['a policy in lower case', { version: '2012-10-17', statement: [] }, [{ type: 'identity', pointer: '' }]],
    [
      'a get-role reply',
      { Role: { AssumeRolePolicyDocument: trust } },
      [{ type: 'trust', pointer: '/Role/AssumeRolePolicyDocument' }],
    ],
    [
      'a get-role-policy reply',
      { RoleName: 'r', PolicyDocument: identity },
      [{ type: 'identity', pointer: '/PolicyDocument' }],
    ],
    [
      'a get-policy-version reply',
      { PolicyVersion: { Document: identity } },
      [{ type: 'identity', pointer: '/PolicyVersion/Document' }],
    ],
    ['a TrustPolicy wrapper', { TrustPolicy: trust }, [{ type: 'trust', pointer: '/TrustPolicy' }]],
    [
      'a list',
      [identity, { PolicyDocument: identity }],
      [
        { type: 'identity', pointer: '/0' },
        { type: 'identity', pointer: '/1/PolicyDocument' },
      ],
    ],
    [
      'a policy as JSON text',
      { AssumeRolePolicyDocument: JSON.stringify(trust) },
      [{ type: 'trust', pointer: '/AssumeRolePolicyDocument', writtenAs: 'json-text' }],
    ],
    [
      'a policy as the raw API returns it',
      { PolicyVersion: { Document: encodeURIComponent(JSON.stringify(identity)) } },
      [{ type: 'identity', pointer: '/PolicyVersion/Document', writtenAs: 'url-encoded-json-text' }],
    ],
    [
      'a file of URL-encoded text',
      encodeURIComponent(JSON.stringify(trust)),
      [{ type: 'trust', pointer: '' }],
    ],
    [
      "another service's policy under a name that IAM uses",
      { PolicyDocument: { Statement: [{ Principal: '*', Action: 's3:GetObject', Resource: '*' }] } },
      [{ type: 'resource', pointer: '/PolicyDocument' }],
    ],
  ])('%s', async (_, value, expected) => {
    expect(await policiesIn(value)).toEqual(expected)
  })

  it.each([
    ['a package.json', { name: 'x', version: '1.0.0' }],
    [
      'a template',
      {
        AWSTemplateFormatVersion: '2010-09-09',
        Resources: { R: { Properties: { PolicyDocument: identity } } },
      },
    ],
    ["another tool's statements", { Statement: [], rows: 3 }],
    ['a number', 7],
    ['null', null],
  ])('skips %s', async (_, value) => {
    expect(await readDocument('x.json', JSON.stringify(value))).toMatchObject({ state: 'skipped' })
  })
})

describe('reading how long sessions of a role may last', () => {
  const role = { RoleName: 'db', MaxSessionDuration: 7200, AssumeRolePolicyDocument: trust }
  const nested = { seconds: 7200, pointer: '/Role/MaxSessionDuration' }
  it.each<[string, unknown, unknown]>([
    ['from a reply of get-role', { Role: role }, nested],
    [
      'beside a policy that is written as a text',
      { Role: { ...role, AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)) } },
      nested,
    ],
    ['from what create-role is given', role, { seconds: 7200, pointer: '/MaxSessionDuration' }],
    ['not where it is missing', { Role: { AssumeRolePolicyDocument: trust } }, undefined],
    ['not where it is a text', { ...role, MaxSessionDuration: '7200' }, undefined],
    ['not where it is no whole number', { ...role, MaxSessionDuration: 7200.5 }, undefined],
    ['not where it is more than half a day', { ...role, MaxSessionDuration: 43_201 }, undefined],
    ['not for a permission policy', { MaxSessionDuration: 7200, PolicyDocument: identity }, undefined],
    ['not from a bare trust policy', trust, undefined],
  ])('%s', async (_, value, expected) => {
    const document = await readDocument('x.json', JSON.stringify(value))
    if (document.state !== 'read') throw new Error(document.state)
    expect(document.policies.map(({ maxSession }) => maxSession)).toEqual([expected])
  })
})

describe('readDocument', () => {
  it('takes the told type over the shape', async () => {
    const document = await readDocument('x.json', JSON.stringify(identity), { policyType: 'scp' })
    expect(document).toMatchObject({ policies: [{ type: 'scp', typeSource: 'told' }] })
  })

  it('finds members that stand twice, with both places', async () => {
    const text = '{"Version": "2012-10-17", "Statement": [], "Version": "2008-10-17"}'
    expect(await readDocument('x.json', text)).toMatchObject({
      duplicates: [{ name: 'Version', pointer: '', first: { offset: 1 }, again: { offset: 43 } }],
    })
  })

  it('reads through a byte order mark and remembers it', async () => {
    const document = await readDocument('x.json', `\ufeff${JSON.stringify(identity)}`)
    expect(document).toMatchObject({ state: 'read', byteOrderMark: true })
  })

  it('reports what is too large, or passes over it when it was only found', async () => {
    const large = ' '.repeat(largestDocument + 1)
    expect(await readDocument('x.json', large)).toMatchObject({ state: 'unreadable' })
    expect(await readDocument('x.json', large, { named: false })).toMatchObject({ state: 'skipped' })
    expect(await readDocument('x.json', `${large}"Statement"`, { named: false })).toMatchObject({
      state: 'unreadable',
    })
  })

  it.each([
    ['tsconfig.json', '// comment\n{}', 'skipped'],
    ['policies/app.json', '{ "Versi', 'broken'],
    ['app.json', '{ "Statement": [', 'broken'],
    ['image.json', Uint8Array.from([0x89, 0, 0xff]), 'skipped'],
    [
      'wide.json',
      Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"Statement": []}', 'utf16le')]),
      'unreadable',
    ],
  ])(
    '%s, only found in a folder, is judged by whether it speaks of policies',
    async (path, content, state) => {
      expect(await readDocument(path, content, { named: false })).toMatchObject({ state })
      expect((await readDocument(path, content)).state).not.toBe('skipped')
    },
  )

  it('survives any nesting', async () => {
    const deep = `{"Statement": [{"Effect": ${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`
    expect(await readDocument('x.json', deep)).toMatchObject({ state: 'unreadable' })
    expect(await readDocument('x.json', '['.repeat(100_000))).toMatchObject({ state: 'broken' })
  })
})
