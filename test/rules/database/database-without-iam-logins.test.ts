import { rule } from '../../../rules/database/database-without-iam-logins.ts'
import { exampleCluster, exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'Oracle',
    ...exampleInstance({ Engine: 'oracle-ee' }),
    finds: ['instances.json /DBInstances/0/Engine'],
  },
  {
    name: 'SQL Server',
    ...exampleInstance({ Engine: 'sqlserver-se' }),
    finds: ['instances.json /DBInstances/0/Engine'],
  },
  { name: 'Db2', ...exampleInstance({ Engine: 'db2-se' }), finds: ['instances.json /DBInstances/0/Engine'] },
  {
    name: 'MariaDB before 10.11',
    ...exampleInstance({ Engine: 'mariadb', EngineVersion: '10.6.20' }),
    finds: ['instances.json /DBInstances/0/EngineVersion'],
    says: ['from 10.11 on, and this is 10.6.20'],
  },
  { name: 'MariaDB 10.11', ...exampleInstance({ Engine: 'mariadb', EngineVersion: '10.11.8' }), finds: [] },
  { name: 'MariaDB 11.4', ...exampleInstance({ Engine: 'mariadb', EngineVersion: '11.4.4' }), finds: [] },
  { name: 'MariaDB of an unknown version', ...exampleInstance({ Engine: 'mariadb' }), finds: [] },
  {
    name: 'Aurora Serverless v1',
    ...exampleCluster({ EngineMode: 'serverless' }),
    finds: ['clusters.json /DBClusters/0/EngineMode'],
  },
  { name: 'Aurora Serverless v2', ...exampleCluster({ EngineMode: 'provisioned' }), finds: [] },
  {
    name: 'a class that is too small',
    ...exampleInstance({ Engine: 'aurora-mysql', DBInstanceClass: 'db.t3.small' }),
    finds: ['instances.json /DBInstances/0/DBInstanceClass'],
  },
  {
    name: 'a small class of another engine',
    ...exampleInstance({ DBInstanceClass: 'db.t3.small' }),
    finds: [],
  },
  {
    name: 'on an Outpost',
    ...exampleInstance({
      DBSubnetGroup: {
        Subnets: [{ SubnetOutpost: { Arn: 'arn:aws:outposts:eu-west-1:444455556666:outpost/op-1' } }],
      },
    }),
    finds: ['instances.json /DBInstances/0/DBSubnetGroup'],
  },
  {
    name: 'not on an Outpost',
    ...exampleInstance({ DBSubnetGroup: { Subnets: [{ SubnetOutpost: {} }] } }),
    finds: [],
  },
  { name: 'PostgreSQL', ...exampleInstance({ EngineVersion: '16.4' }), finds: [] },
])
