import { describe, expect, it } from 'vitest'
import { compilePolicies } from '../../src/policy/compile.ts'
import { openContext } from '../../src/policy/open-context.ts'

const asking = (...Statement: readonly object[]) =>
  compilePolicies({ identity: [{ Version: '2012-10-17', Statement } as never] })
const allow = { Effect: 'Allow', Action: '*', Resource: '*' }
const open = { unknown: true }

describe('the context of a request of which only a part is known', () => {
  const policies = asking(
    { ...allow, Condition: { StringEquals: { 'aws:SourceVpce': 'x', 'aws:PrincipalArn': 'x' } } },
    { ...allow, Condition: { StringEquals: { 'aws:RequestTag/a': '${aws:PrincipalTag/b}' } } },
    {
      ...allow,
      Resource: ['arn:aws:s3:::x', 'arn:aws:s3:::${aws:SourceVpc}/${aws:username}/${folder}/${*}'],
    },
  )

  it('leaves open what conditions and variables ask for, unless it follows from who asks', () => {
    expect(openContext(policies, {})).toEqual({
      'aws:sourcevpce': open,
      'aws:sourcevpc': open,
      'aws:principaltag/b': open,
    })
  })

  it('has what is told, and not what is told to be absent', () => {
    expect(openContext(policies, { 'aws:PrincipalTag/b': 'v', 'aws:SourceVpce': undefined })).toEqual({
      'aws:PrincipalTag/b': 'v',
      'aws:sourcevpc': open,
    })
  })

  it('is empty where nothing is asked', () => {
    expect(openContext(asking(allow), {})).toEqual({})
  })
})
