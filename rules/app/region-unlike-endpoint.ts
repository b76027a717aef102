// A product makes tokens for another region than the one that the endpoint is in.

import {
  awsEndpoint,
  bytebaseFix,
  defineRule,
  exampleBytebase,
  isUnknown,
  nothing,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'region-unlike-endpoint',
  title: 'the region of a database is not that of its endpoint',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'a token is made for one region, and a database of another refuses it with the same words as a wrong password',
  fix: 'Write the region that stands in the endpoint.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html',
    'https://docs.bytebase.com/get-started/connect/aws',
  ],
  covers: ['BB-02', 'TP-04'],
  examples: { bad: [exampleBytebase([{ region: 'us-east-1' }])], good: [exampleBytebase([{}])] },
  find({ app, database }) {
    const { host, region, service } = database
    if (app.product !== 'bytebase' || service === undefined || host === undefined || region === undefined)
      return nothing
    const real = awsEndpoint(host.value)?.region
    if (real === undefined || real === region.value || isUnknown(region.value)) return nothing
    const isMetadata = database.kind !== 'data source'
    return [
      {
        at: { pointer: region.pointer },
        also: [{ at: { pointer: host.pointer }, label: `is in ${real}` }],
        facts: { name: database.name, region: region.value, real },
        fix: isMetadata
          ? { text: `bytebase_aws_region=${real}` }
          : bytebaseFix(app, 'region', real, 'Database Region'),
      },
    ]
  },
  say: ({ region, real }) => `the region is ${region}, and the endpoint is in ${real}`,
})
