import { rule } from '../../../rules/trust/max-session-longer-than-needed.ts'
import { linkFiles, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Role/MaxSessionDuration'
const user = 'arn:aws:iam::111122223333:user/tool'
const maxSession = 43_200

tryRule(rule, [
  {
    name: 'half a day, and nobody asks',
    ...linkFiles({ maxSession }),
    finds: [here],
    says: ['db allows sessions of 43,200 seconds'],
    fixes: ['"MaxSessionDuration": 3600'],
  },
  { name: 'an hour is asked for', ...linkFiles({ maxSession, sessionSeconds: 3600 }), finds: [here] },
  { name: 'of a user', ...linkFiles({ maxSession, from: user }), finds: [here] },
  { name: 'more is asked for', ...linkFiles({ maxSession, from: user, sessionSeconds: 7200 }), finds: [] },
  { name: 'the default', ...linkFiles({ maxSession: 3600 }), finds: [] },
  { name: 'no maximum', ...linkFiles(), finds: [] },
  {
    name: 'somebody else may assume it too',
    ...linkFiles({ maxSession, trust: [trusts([tool, 'arn:aws:iam::111122223333:role/admin'])] }),
    finds: [],
  },
  {
    name: 'the whole account may assume it',
    ...linkFiles({ maxSession, trust: [trusts('111122223333')] }),
    finds: [],
  },
  {
    name: 'people who sign in may assume it too',
    ...linkFiles({
      maxSession,
      trust: [
        trusts(),
        {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/corp' },
          Action: 'sts:AssumeRoleWithSAML',
        },
      ],
    }),
    finds: [],
  },
  { name: 'no link', files: linkFiles({ maxSession }).files, finds: [] },
])
