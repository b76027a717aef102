import { rule } from '../../../rules/connect/other-kind-than-link.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const needed = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'
const connect = (Resource: string | string[]) => ({
  'connect.json': policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource }),
})
const link = (name = 'orders', database: object = {}) => ({
  name,
  target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
  database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app', ...database },
})
const config = { links: [link()] } as never
const here = 'connect.json /Statement/0/Resource'

const on = (id: string) => needed.replace('db-ABCDEFGHIJKL01234', id)
const to = (database: object) => ({ links: [link('orders', database)] }) as never
const cluster = { resourceId: 'cluster-MNOPQRSTUVWX56789' }
const proxy = { resourceId: 'prx-0123456789abcdef0' }
const host = (name: string) => ({ host: `${name}.us-east-1.rds.amazonaws.com`, resourceId: undefined })

tryRule(rule, [
  {
    name: 'an instance for a cluster',
    files: connect(needed),
    config: to(cluster),
    finds: [here],
    says: ['goes to cluster-MNO'],
    fixes: [on('cluster-MNOPQRSTUVWX56789')],
  },
  {
    name: 'a cluster for an instance',
    files: connect(on('cluster-MNOPQRSTUVWX56789')),
    config,
    finds: [here],
    fixes: [needed],
  },
  { name: 'an instance for a proxy', files: connect([needed]), config: to(proxy), finds: [`${here}/0`] },
  { name: 'a proxy for an instance', files: connect(on('prx-0123456789abcdef0')), config, finds: [here] },
  {
    name: 'told by the endpoint of a cluster',
    files: connect(needed),
    config: to(host('orders.cluster-c1a2b3c4')),
    finds: [here],
    says: ['goes to a cluster'],
  },
  {
    name: 'told by its reader endpoint',
    files: connect(needed),
    config: to(host('orders.cluster-ro-c1a2b3c4')),
    finds: [here],
  },
  {
    name: 'told by the endpoint of a proxy',
    files: connect(needed),
    config: to(host('orders.proxy-c1a2b3c4')),
    finds: [here],
    says: ['a proxy'],
  },
  {
    name: 'a proxy, and one is granted',
    files: connect([needed, on('prx-0123456789abcdef0')]),
    config: to(host('orders.proxy-c1a2b3c4')),
    finds: [],
  },
  {
    name: 'a proxy, and every one is granted',
    files: connect([needed, on('prx-*')]),
    config: to(host('orders.proxy-c1a2b3c4')),
    finds: [],
  },
  {
    name: 'the endpoint of an instance, which may be of Aurora',
    files: connect(on('cluster-MNO')),
    config: to(host('orders.c1a2b3c4')),
    finds: [],
  },
  { name: 'the same kind, which another rule is about', files: connect(on('db-ZYX')), config, finds: [] },
  { name: 'the right one', files: connect(needed), config, finds: [], undecided: false },
])
