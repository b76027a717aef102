// AWS Organizations. https://docs.aws.amazon.com/organizations/latest/APIReference/

import type { Organization, OrganizationLevel, OrganizationPolicy } from '../../model/snapshot.ts'
import type { Answer, Patience } from '../answer.ts'
import { parsedIfJson, toJson } from './json-shape.ts'
import type { OrganizationPolicyType, OrganizationReads } from './organization-reads.ts'
import { allPages, type Call, expected } from './question.ts'
import type { ReadTools } from './reads.ts'

type Organizations = Awaited<ReturnType<typeof openOrganizations>>

async function openOrganizations({ clients, home }: ReadTools) {
  const organizations = await import('./load-organizations.ts')
  const client = await clients.get(
    'ORGANIZATIONS',
    await home(),
    async config => new organizations.OrganizationsClient(config),
  )
  return { ...organizations, client }
}

export function organizationReads(tools: ReadTools): OrganizationReads {
  const asking = <T>(
    patience: Patience,
    read: (call: Call, organizations: Organizations) => Promise<T>,
  ): Promise<Answer<T>> => tools.ask(async call => read(call, await openOrganizations(tools)), patience)
  return {
    organization: patience => asking(patience, readOrganization),
    levelsAbove: (account, patience) => asking(patience, (call, api) => readLevels(call, api, account)),
    policiesAt: (target, type, patience) =>
      asking(patience, (call, api) => readPolicies(call, api, target, type)),
  }
}

async function readOrganization(call: Call, api: Organizations): Promise<Organization> {
  const name = 'organizations:DescribeOrganization'
  const reply = await call(name, end => api.client.send(new api.DescribeOrganizationCommand({}), end))
  const { Id, Arn, MasterAccountId } = expected(reply.Organization, 'Organization', name)
  return toJson({
    Id: expected(Id, 'Id', name),
    Arn,
    MasterAccountId: expected(MasterAccountId, 'MasterAccountId', name),
  })
}

/** An organization is at most five units deep. */
async function readLevels(
  call: Call,
  api: Organizations,
  account: string,
): Promise<readonly Pick<OrganizationLevel, 'Id' | 'Type'>[]> {
  const levels: Pick<OrganizationLevel, 'Id' | 'Type'>[] = [{ Id: account, Type: 'ACCOUNT' }]
  const name = 'organizations:ListParents'
  for (let child = account; levels[0]?.Type !== 'ROOT'; child = levels[0]?.Id ?? '') {
    const [parent] = await allPages(
      call,
      name,
      (NextToken, end) => api.client.send(new api.ListParentsCommand({ ChildId: child, NextToken }), end),
      reply => reply.Parents,
    )
    const { Id, Type } = expected(parent, 'parent', name)
    const isRoot = Type === 'ROOT'
    levels.unshift({ Id: expected(Id, 'Id', name), Type: isRoot ? 'ROOT' : 'ORGANIZATIONAL_UNIT' })
    if (levels.length > deepest) expected(undefined, 'root', name)
  }
  return levels
}

/** Levels: a root, five units, an account; and room for what AWS may allow one day. */
const deepest = 32

async function readPolicies(
  call: Call,
  api: Organizations,
  TargetId: string,
  Filter: OrganizationPolicyType,
): Promise<readonly OrganizationPolicy[]> {
  const list = 'organizations:ListPoliciesForTarget'
  const summaries = await allPages(
    call,
    list,
    (NextToken, end) =>
      api.client.send(new api.ListPoliciesForTargetCommand({ TargetId, Filter, NextToken }), end),
    reply => reply.Policies,
  )
  const name = 'organizations:DescribePolicy'
  return Promise.all(
    summaries.map(async ({ Id, Name, Arn }) => {
      const PolicyId = expected(Id, 'Id', list)
      const { Policy } = await call(name, end =>
        api.client.send(new api.DescribePolicyCommand({ PolicyId }), end),
      )
      const Content = parsedIfJson(expected(Policy?.Content, 'Content', name))
      return toJson<OrganizationPolicy>({ PolicySummary: { Id, Name, Arn }, Content })
    }),
  )
}
