import { rule } from '../../../rules/connect/other-database-than-link.ts'
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

tryRule(rule, [
  {
    name: 'another id',
    files: connect(on('db-ZYXWVUTSRQPO98765')),
    config,
    finds: [here],
    says: ['is db-ABCDEFGHIJKL01234'],
    fixes: [needed],
  },
  {
    name: 'the name of the instance',
    files: connect(on('orders-prod')),
    config,
    finds: [here],
    says: ['is for orders-prod'],
    fixes: [needed],
  },
  {
    name: 'its endpoint',
    files: connect([on('orders.c1a2b3c4.us-east-1.rds.amazonaws.com')]),
    config,
    finds: [`${here}/0`],
    fixes: [needed],
  },
  {
    name: 'in small letters',
    files: connect(on('db-abcdefghijkl01234')),
    config,
    finds: [here],
    says: ['in another case'],
  },
  { name: 'this database', files: connect(needed), config, finds: [], undecided: false },
  { name: 'every database', files: connect(on('*')), config, finds: [] },
  {
    name: 'a cluster, which another rule is about',
    files: connect(on('cluster-ABCDEFGHIJKL01234')),
    config,
    finds: [],
  },
  { name: 'two that come as near', files: connect([on('db-ONE'), on('db-TWO')]), config, finds: [] },
  {
    name: 'the database of another link',
    files: connect(on('db-ONE')),
    config: { links: [link(), link('one', { resourceId: 'db-ONE' })] } as never,
    finds: [],
  },
])
