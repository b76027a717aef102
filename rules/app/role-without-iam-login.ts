// Bytebase is told a role, or a key, for a data source that logs in with a password.

import {
  bytebaseFix,
  defineRule,
  exampleBytebase,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

const role = { roleArn: 'arn:aws:iam::444455556666:role/orders-login' }

export const rule = defineRule({
  id: 'role-without-iam-login',
  title: 'a data source names AWS credentials, and does not log in by IAM',
  severity: 'error',
  aws: 'never-matches',
  subject: 'app-database',
  since: '0.1.0',
  why: 'Bytebase looks at the credentials only where the data source logs in by IAM, so the role is never assumed and a password is used',
  fix: 'Log in by IAM, or take the credentials out.',
  sources: ['https://docs.bytebase.com/get-started/connect/aws-cross-account'],
  covers: ['BB-01'],
  examples: {
    bad: [exampleBytebase([{ authenticationType: 'PASSWORD', awsCredential: role }])],
    good: [exampleBytebase([{ awsCredential: role }])],
  },
  find({ app, database }) {
    const { settings, service } = database
    const said = ['roleArn', 'accessKeyId'].flatMap(name => settings.get(`awsCredential.${name}`) ?? [])
    const method = settings.get('authenticationType')?.value
    if (app.product !== 'bytebase' || service !== undefined || said[0] === undefined) return nothing
    if (method === 'AWS_RDS_IAM') return nothing
    return [
      {
        at: { pointer: said[0].pointer },
        facts: {
          name: sourceInWords(app, database),
          method: typeof method === 'string' ? method : 'PASSWORD',
        },
        fix: bytebaseFix(app, 'authenticationType', 'AWS_RDS_IAM', 'Authentication'),
      },
    ]
  },
  say: ({ name, method }) => `${name} has AWS credentials and logs in by ${method}, so they are not used`,
})
