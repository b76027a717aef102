import { rule } from '../../../rules/syntax/group-or-profile-as-principal.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'instance profiles, by ARN and by id',
    document: trust({
      AWS: ['arn:aws:iam::111122223333:instance-profile/path/app', 'AIPACKCEVSQ6C2EXAMPLE'],
    }),
    finds: ['/Statement/0/Principal/AWS/0', '/Statement/0/Principal/AWS/1'],
    says: ['only carries a role', 'only carries a role'],
  },
  {
    name: 'groups, by ARN and by id',
    document: trust({ AWS: ['arn:aws:iam::111122223333:group/admins', 'AGPACKCEVSQ6C2EXAMPLE'] }),
    finds: ['/Statement/0/Principal/AWS/0', '/Statement/0/Principal/AWS/1'],
    says: ['a group cannot be a principal', 'a group cannot be a principal'],
  },
  {
    name: 'roles and users, whatever they are called',
    document: trust({
      AWS: [
        'arn:aws:iam::111122223333:role/instance-profile/app',
        'arn:aws:iam::111122223333:user/group/alice',
        'AROADBQP57FF2AEXAMPLE',
      ],
    }),
    finds: [],
  },
])
