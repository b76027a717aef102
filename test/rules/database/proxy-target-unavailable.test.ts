import { rule } from '../../../rules/database/proxy-target-unavailable.ts'
import { exampleProxy, exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const target = (state: string, proxy = 'orders') => ({
  'snapshot.json': exampleRegion({
    DBProxyTargets: [
      {
        DBProxyName: proxy,
        RdsResourceId: 'orders-1',
        TargetHealth: { State: state, Reason: 'AUTH_FAILURE' },
      },
    ],
  }),
})

tryRule(rule, [
  {
    name: 'unavailable',
    ...exampleProxy({}, target('UNAVAILABLE')),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBProxyTargets/items/0/TargetHealth/State'],
    says: ['does not reach orders-1: AUTH_FAILURE'],
  },
  { name: 'available', ...exampleProxy({}, target('AVAILABLE')), finds: [] },
  { name: 'of another proxy', ...exampleProxy({}, target('UNAVAILABLE', 'stock')), finds: [] },
  { name: 'no link goes there', ...{ files: exampleProxy({}, target('UNAVAILABLE')).files }, finds: [] },
])
