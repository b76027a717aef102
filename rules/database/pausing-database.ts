// An Aurora cluster that sleeps when nobody is there.

import { defineRule, exampleCluster, nothing, numberOf, partOf, placeIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'pausing-database',
  title: 'the database of a link pauses when nobody uses it',
  severity: 'info',
  aws: 'accepts',
  subject: 'database',
  since: '0.1.0',
  why: 'the first connection after a pause wakes it, and waits some fifteen seconds or longer: clients with a short connect timeout fail once',
  fix: 'Give clients a connect timeout of thirty seconds or more, or a minimum capacity above zero.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
  ],
  covers: ['RC-23'],
  examples: {
    bad: [exampleCluster({ ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 4 } })],
    good: [exampleCluster({ ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 } })],
  },
  find({ database, links }) {
    const scaling = partOf(database, 'ServerlessV2ScalingConfiguration')
    if (links.length === 0 || !scaling || numberOf(scaling, 'MinCapacity') !== 0) return nothing
    return [{ ...placeIn(scaling, 'MinCapacity'), facts: { name: database.name } }]
  },
  say: ({ name }) => `${name} pauses when nobody uses it`,
})
