// A function whose role does not let Lambda in.

import {
  defineRule,
  effectOf,
  exampleNetwork,
  ifKnown,
  isObject,
  type JsonObject,
  nothing,
  statementsOf,
  stringsOf,
  textOf,
} from '../../src/engine/rule-kit.ts'

const role = (trusted: string): Readonly<Record<string, JsonObject>> => ({
  'role.json': {
    RoleDetailList: [
      {
        RoleName: 'orders-report',
        Arn: 'arn:aws:iam::111122223333:role/orders-report',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' }],
        },
        RolePolicyList: [
          {
            PolicyName: 'databases',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'sts:AssumeRole',
                  Resource: 'arn:aws:iam::444455556666:role/orders-login',
                },
              ],
            },
          },
        ],
        AttachedManagedPolicies: [],
      },
    ],
    IsTruncated: false,
  },
})

const example = (trusted: string) => {
  const { files, ...rest } = exampleNetwork()
  return { ...rest, files: { ...files, ...role(trusted) } }
}

export const rule = defineRule({
  id: 'function-role-without-trust',
  title: 'the role of a function that calls a link does not trust Lambda',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  since: '0.1.0',
  why: 'Lambda cannot assume the role, so that the function does not start: every call of it is answered with AccessDenied',
  fix: 'Let the service lambda.amazonaws.com assume the role.',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html'],
  covers: ['XA-I01'],
  examples: { bad: [example('ec2.amazonaws.com')], good: [example('lambda.amazonaws.com')] },
  find({ link, client }) {
    const from = ifKnown(client)
    if (!from || textOf(from.at, 'FunctionArn') === undefined) return nothing
    const arn = textOf(from.at, 'Role')
    const roles = [link.caller, ...link.hops.map(hop => hop.role)]
    const runsAs = roles.find(one => one?.arn === arn)
    const [trust] = runsAs?.trust.items ?? []
    if (!runsAs || !trust) return nothing
    const trusted = statementsOf(trust.policy)
      .filter(statement => effectOf(statement) === 'Allow')
      .flatMap(({ raw }) => (isObject(raw['Principal']) ? stringsOf(raw['Principal'], 'Service') : ['*']))
    // Of who trusts everyone another rule tells.
    if (trusted.some(one => one === '*' || one === 'lambda.amazonaws.com')) return nothing
    const { document, policy } = trust
    return [{ in: document, at: { pointer: policy.pointer }, facts: { role: runsAs.name, name: from.name } }]
  },
  say: ({ role: runsAs, name }) => `the function ${name} runs as ${runsAs}, which does not trust Lambda`,
})
