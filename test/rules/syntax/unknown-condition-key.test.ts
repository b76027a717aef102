import { rule } from '../../../rules/syntax/unknown-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Action = 'sts:AssumeRole') {
  return policyWith({ Effect: 'Allow', Action, Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a global key that there is not',
    document: conditions({ StringEquals: { 'aws:Nothing': 'x' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:Nothing'],
    says: ["AWS's reference has no condition key aws:Nothing"],
  },
  {
    name: 'a name that people expect',
    document: conditions({ StringEquals: { 'aws:OrgId': 'o-a1b2c3d4e5' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:OrgId'],
    says: ['did you mean aws:PrincipalOrgID?'],
  },
  {
    name: 'a key of rds-db',
    document: conditions({ StringEquals: { 'rds-db:DatabaseName': 'x' } }, 'rds-db:connect'),
    finds: ['/Statement/0/Condition/StringEquals/rds-db:DatabaseName'],
    says: ['rds-db has no condition keys of its own'],
  },
  {
    name: 'a claim of its own',
    document: conditions({ StringEquals: { 'id.example.com:groups': 'x' } }),
    finds: ['/Statement/0/Condition/StringEquals/id.example.com:groups'],
    says: ['STS passes on the claims sub, aud, amr, email and oaud'],
  },
  {
    name: 'no such service',
    document: conditions({ StringEquals: { 'foo:bar': 'x' } }),
    finds: ['/Statement/0/Condition/StringEquals/foo:bar'],
    says: ['AWS has no service with the prefix foo'],
  },
  {
    name: 'claims of any provider, and those of special ones',
    document: conditions({
      StringEquals: {
        'id.example.com:aud': 'x',
        'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': 'x',
        'token.actions.githubusercontent.com:repository': 'x',
        'SAML:aud': 'x',
      },
    }),
    finds: [],
  },
  {
    name: 'a service that the reference has dropped',
    document: conditions({ Null: { 'deepracer:UserToken': 'true' } }),
    finds: [],
  },
  {
    name: 'a device',
    document: conditions({ Bool: { 'iot:Connection.Thing.IsAttached': 'true' } }, 'iot:Publish'),
    finds: [],
  },
  {
    name: 'slips and malformed keys, which have rules of their own',
    document: conditions({
      StringEquals: { 'aws:PrincipleArn': 'x', PrincipalArn: 'x', 'sts:ExternalId ': 'x' },
    }),
    finds: [],
  },
])
