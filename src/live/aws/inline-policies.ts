// Inline policies of roles, users and groups: a list of names, then each policy by its name.

import type { InlinePolicy } from '../../model/snapshot.ts'
import type { Iam } from './iam.ts'
import { toIamJson } from './json-shape.ts'
import { allPages, type Call, expected } from './question.ts'

export async function readInlinePolicies(
  kind: 'role' | 'user' | 'group',
  call: Call,
  iam: Iam,
  owner: string,
): Promise<readonly InlinePolicy[]> {
  const { list, get } = reads(iam, owner)[kind]
  const names = await list(call)
  return Promise.all(
    names.map(async PolicyName =>
      toIamJson<InlinePolicy>({ PolicyName, PolicyDocument: await get(call, PolicyName) }),
    ),
  )
}

function reads(iam: Iam, owner: string) {
  const { client } = iam
  const ofRole = { RoleName: owner }
  const ofUser = { UserName: owner }
  const ofGroup = { GroupName: owner }
  return {
    role: {
      list: (call: Call) =>
        allPages(
          call,
          'iam:ListRolePolicies',
          (Marker, end) => client.send(new iam.ListRolePoliciesCommand({ ...ofRole, Marker }), end),
          reply => reply.PolicyNames,
        ),
      get: async (call: Call, PolicyName: string) => {
        const command = new iam.GetRolePolicyCommand({ ...ofRole, PolicyName })
        const { PolicyDocument } = await call('iam:GetRolePolicy', end => client.send(command, end))
        return expected(PolicyDocument, 'PolicyDocument', 'iam:GetRolePolicy')
      },
    },
    user: {
      list: (call: Call) =>
        allPages(
          call,
          'iam:ListUserPolicies',
          (Marker, end) => client.send(new iam.ListUserPoliciesCommand({ ...ofUser, Marker }), end),
          reply => reply.PolicyNames,
        ),
      get: async (call: Call, PolicyName: string) => {
        const command = new iam.GetUserPolicyCommand({ ...ofUser, PolicyName })
        const { PolicyDocument } = await call('iam:GetUserPolicy', end => client.send(command, end))
        return expected(PolicyDocument, 'PolicyDocument', 'iam:GetUserPolicy')
      },
    },
    group: {
      list: (call: Call) =>
        allPages(
          call,
          'iam:ListGroupPolicies',
          (Marker, end) => client.send(new iam.ListGroupPoliciesCommand({ ...ofGroup, Marker }), end),
          reply => reply.PolicyNames,
        ),
      get: async (call: Call, PolicyName: string) => {
        const command = new iam.GetGroupPolicyCommand({ ...ofGroup, PolicyName })
        const { PolicyDocument } = await call('iam:GetGroupPolicy', end => client.send(command, end))
        return expected(PolicyDocument, 'PolicyDocument', 'iam:GetGroupPolicy')
      },
    },
  }
}
