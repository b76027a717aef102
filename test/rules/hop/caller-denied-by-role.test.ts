import { rule } from '../../../rules/hop/caller-denied-by-role.ts'
import { linkFiles, mayAssume, sentId, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const outside = (organization: string) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 'sts:AssumeRole',
  Resource: '*',
  Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organization } },
})

tryRule(rule, [
  {
    name: 'by name',
    ...linkFiles({ trust: [trusts(), trusts(tool, { Effect: 'Deny' })] }),
    finds: ['trust.json /Statement/1'],
    says: ["the role's trust policy"],
  },
  {
    name: 'everyone without MFA, as an absent key',
    ...linkFiles({
      trust: [
        trusts(),
        trusts('*', {
          Effect: 'Deny',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        }),
      ],
    }),
    finds: ['trust.json /Statement/1'],
  },
  {
    name: 'everyone outside of the organization, by its control policy',
    ...linkFiles({
      accounts: { '111122223333': { organization: 'o-a1b2c3d4e5' } },
      rcps: [[outside('o-z9y8x7w6v5')]],
    }),
    finds: ['rcp-0.json /Statement/0'],
    says: ['resource control policy'],
  },
  {
    name: 'the same inside',
    ...linkFiles({
      accounts: { '111122223333': { organization: 'o-a1b2c3d4e5' } },
      rcps: [[outside('o-a1b2c3d4e5')]],
    }),
    finds: [],
  },
  {
    name: 'somebody else',
    ...linkFiles({ trust: [trusts(), trusts('arn:aws:iam::777788889999:role/x', { Effect: 'Deny' })] }),
    finds: [],
  },
  {
    name: 'whoever sends another external id, which another rule is about',
    ...linkFiles({
      externalId: 'x-y',
      trust: [
        trusts(),
        trusts('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': sentId } } }),
      ],
    }),
    finds: [],
  },
  {
    name: 'by the policy of the caller, which another rule is about',
    ...linkFiles({ caller: [mayAssume(), mayAssume('*', { Effect: 'Deny' })] }),
    finds: [],
  },
])
