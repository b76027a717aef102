// What the lab's simulator takes beside what is attached, and lists that come in pages, as AWS's own clients see them.

import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as organizations from '@aws-sdk/client-organizations'
import * as secrets from '@aws-sdk/client-secrets-manager'
import { describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/lab/lab.ts'
import type { World } from '../../../src/lab/world.ts'
import type { AccountSnapshot } from '../../../src/model/snapshot.ts'
import { errorOf, openLab } from '../../helpers/open-lab.ts'
import { withReaders } from '../../helpers/readers.ts'

const clientOptions = (lab: Lab) => ({
  endpoint: lab.endpointUrl,
  region: 'eu-west-1',
  credentials: lab.credentials[0]!,
  maxAttempts: 1,
})

const policyOn = (Action: string, Effect = 'Allow') => ({
  Version: '2012-10-17',
  Statement: { Effect, Action, Resource: '*' },
})
const inline = (Action: string) => [{ PolicyName: 'own', PolicyDocument: policyOn(Action) }]
const boundaryArn = 'arn:aws:iam::111122223333:policy/limit'

/** A user in a group, one with a boundary, and who may simulate. */
function withSubjects(world: World): World {
  const given = withReaders(world)
  const [account, ...others] = given.snapshot.accounts as [AccountSnapshot, ...AccountSnapshot[]]
  const detail = (UserName: string, more: object) => ({
    UserName,
    UserId: `AIDA${UserName}`,
    Arn: `arn:aws:iam::111122223333:user/${UserName}`,
    ...more,
  })
  const limit = {
    PolicyName: 'limit',
    Arn: boundaryArn,
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: policyOn('s3:*') }],
  }
  const items = (part: unknown) => (part as { items: object[] }).items
  const iamOf = account.iam!
  const changed = {
    ...iamOf,
    UserDetailList: {
      state: 'complete',
      items: [
        ...items(iamOf.UserDetailList).map(user => ({ ...user, UserPolicyList: inline('*') })),
        detail('member', { GroupList: ['devs'] }),
        detail('capped', {
          UserPolicyList: inline('sqs:*'),
          PermissionsBoundary: { PermissionsBoundaryArn: boundaryArn },
        }),
      ],
    },
    GroupDetailList: {
      state: 'complete',
      items: [
        {
          GroupName: 'devs',
          GroupId: 'AGPAEXAMPLE',
          Arn: 'arn:aws:iam::111122223333:group/devs',
          GroupPolicyList: inline('sqs:SendMessage'),
        },
      ],
    },
    Policies: { state: 'complete', items: [...items(iamOf.Policies), limit] },
  }
  const accounts = [{ ...account, iam: changed } as AccountSnapshot, ...others]
  return { ...given, snapshot: { ...given.snapshot, accounts } }
}

describe('iam:SimulatePrincipalPolicy', () => {
  const asked = { ActionNames: ['sqs:SendMessage'] }
  const capped = { ...asked, PolicySourceArn: 'arn:aws:iam::111122223333:user/capped' }
  const member = { ...asked, PolicySourceArn: 'arn:aws:iam::111122223333:user/member' }
  const group = { ...asked, PolicySourceArn: 'arn:aws:iam::111122223333:group/devs' }
  const text = (action: string, effect?: string) => [JSON.stringify(policyOn(action, effect))]
  const cases: readonly (readonly [string, iam.SimulatePrincipalPolicyCommandInput, string])[] = [
    ['what the groups of a user have', member, 'allowed'],
    ['a group', group, 'allowed'],
    ['what the group does not have', { ...group, ActionNames: ['sqs:DeleteQueue'] }, 'implicitDeny'],
    [
      'policies of the call',
      { ...group, ActionNames: ['sns:Publish'], PolicyInputList: text('sns:*') },
      'allowed',
    ],
    ['a deny in them', { ...member, PolicyInputList: text('sqs:*', 'Deny') }, 'explicitDeny'],
    ['the boundary', capped, 'implicitDeny'],
    [
      'another boundary in its place',
      { ...capped, PermissionsBoundaryPolicyInputList: text('sqs:*') },
      'allowed',
    ],
    [
      'a boundary where there is none',
      { ...member, PermissionsBoundaryPolicyInputList: text('s3:*') },
      'implicitDeny',
    ],
  ]

  it.each(cases)('counts %s', async (_, input, decision) => {
    const { lab } = await openLab('healthy', withSubjects)
    const client = new iam.IAMClient(clientOptions(lab))
    const { EvaluationResults } = await client.send(new iam.SimulatePrincipalPolicyCommand(input))
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([decision])
  })

  it('says what a boundary does, and which of the policies of the call decide', async () => {
    const { lab } = await openLab('healthy', withSubjects)
    const client = new iam.IAMClient(clientOptions(lab))
    const simulate = async (input: iam.SimulatePrincipalPolicyCommandInput) =>
      (await client.send(new iam.SimulatePrincipalPolicyCommand(input))).EvaluationResults![0]!
    expect(await simulate(capped)).toMatchObject({
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    })
    const given = { PermissionsBoundaryPolicyInputList: text('sqs:*'), PolicyInputList: text('sqs:*') }
    const result = await simulate({ ...capped, ...given })
    expect(result).toMatchObject({
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    })
    expect(result.MatchedStatements?.map(({ SourcePolicyId }) => SourcePolicyId)).toContain(
      'PolicyInputList.1',
    )
  })

  it.each([
    [{ ...group, PolicySourceArn: 'arn:aws:iam::111122223333:group/nobody' }, 'NoSuchEntity'],
    [{ ...group, PolicySourceArn: 'arn:aws:iam::111122223333:policy/limit' }, 'InvalidInput'],
    [{ ...group, PolicyInputList: ['{'] }, 'InvalidInput'],
    [{ ...group, PermissionsBoundaryPolicyInputList: [...text('a:*'), ...text('b:*')] }, 'InvalidInput'],
  ])('refuses %j', async (input, code) => {
    const { lab } = await openLab('healthy', withSubjects)
    const client = new iam.IAMClient(clientOptions(lab))
    const error = await errorOf(client.send(new iam.SimulatePrincipalPolicyCommand(input)))
    expect(error.code).toContain(code)
  })
})

describe('lists', () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    PolicySummary: { Id: `p-${String(index).padStart(8, '0')}`, Name: `policy-${index}` },
    Content: policyOn('*'),
  }))

  /** Twenty-five policies at the root, and as many secrets. */
  function withMany(world: World): World {
    const given = withReaders(world)
    const text = JSON.stringify(given.snapshot, (_, value) => {
      if (value?.Type === 'ROOT') return { ...value, SERVICE_CONTROL_POLICY: many }
      if (value?.Region !== undefined && value.rds)
        return { ...value, secretsmanager: { SecretList: secretList } }
      return value
    })
    const everything = text.replaceAll('"secretsmanager:Describe*"', '"secretsmanager:*"')
    return {
      ...given,
      snapshot: JSON.parse(everything) as World['snapshot'],
      keys: [...given.keys].reverse(),
    }
  }
  const secretList = {
    state: 'complete',
    items: many.map((_, index) => ({
      ARN: `arn:aws:secretsmanager:eu-west-1:444455556666:secret:s${index}-AbCdEf`,
      Name: `s${index}`,
    })),
  }

  it('of policies come in pages, and end', async () => {
    const { lab, world } = await openLab('healthy', withMany)
    const client = new organizations.OrganizationsClient(clientOptions(lab))
    const TargetId = JSON.stringify(world.snapshot).match(/"(r-[a-z0-9]+)"/)![1]
    const asked = { TargetId, Filter: 'SERVICE_CONTROL_POLICY' } as const
    const first = await client.send(new organizations.ListPoliciesForTargetCommand(asked))
    expect(first.Policies).toHaveLength(20)
    const { NextToken } = first
    const last = await client.send(new organizations.ListPoliciesForTargetCommand({ ...asked, NextToken }))
    expect(last.Policies?.map(({ Name }) => Name)).toEqual(
      many.slice(20).map(({ PolicySummary }) => PolicySummary.Name),
    )
    expect(last.NextToken).toBeUndefined()
  })

  it('of secrets are as long as asked for', async () => {
    const { lab } = await openLab('healthy', withMany)
    const client = new secrets.SecretsManagerClient(clientOptions(lab))
    const names: (string | undefined)[] = []
    const pages = secrets.paginateListSecrets({ client, pageSize: 10 }, {})
    for await (const { SecretList = [] } of pages) names.push(...SecretList.map(({ Name }) => Name))
    expect(names).toEqual(secretList.items.map(({ Name }) => Name))
  })

  it('refuse sizes and markers that AWS refuses', async () => {
    const { lab } = await openLab('healthy', withMany)
    const options = clientOptions(lab)
    const describeVpcs = (input: ec2.DescribeVpcsCommandInput) =>
      errorOf(new ec2.EC2Client(options).send(new ec2.DescribeVpcsCommand(input)))
    expect((await describeVpcs({ NextToken: 'mine' })).code).toBe('InvalidNextToken')
    expect((await describeVpcs({ MaxResults: 1 })).code).toBe('InvalidParameterValue')
    const listRoles = (input: iam.ListRolesCommandInput) =>
      errorOf(new iam.IAMClient(options).send(new iam.ListRolesCommand(input)))
    expect((await listRoles({ Marker: 'mine' })).code).toBe('ValidationError')
    expect((await listRoles({ MaxItems: 1001 })).code).toBe('ValidationError')
  })
})
