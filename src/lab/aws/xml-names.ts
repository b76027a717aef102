// How STS, IAM, RDS and EC2 name the elements of their replies.

import type { XmlNames } from './xml.ts'

/** STS and IAM: names as they are, items are `member`. */
export const queryNames: XmlNames = { member: name => name, item: () => 'member' }

/** RDS names most items after what they are. */
export const rdsNames: XmlNames = { member: name => name, item: name => rdsItems[name] ?? 'member' }

const rdsItems: Readonly<Record<string, string>> = {
  DBInstances: 'DBInstance',
  DBClusters: 'DBCluster',
  DBClusterEndpoints: 'DBClusterEndpointList',
  DBSubnetGroups: 'DBSubnetGroup',
  Subnets: 'Subnet',
  DBSecurityGroups: 'DBSecurityGroup',
  VpcSecurityGroups: 'VpcSecurityGroupMembership',
  DBParameterGroups: 'DBParameterGroup',
  OptionGroupMemberships: 'OptionGroupMembership',
  DomainMemberships: 'DomainMembership',
  DBClusterMembers: 'DBClusterMember',
  AssociatedRoles: 'DBClusterRole',
  GlobalClusters: 'GlobalClusterMember',
  GlobalClusterMembers: 'GlobalClusterMember',
  AvailabilityZones: 'AvailabilityZone',
  ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
  ReadReplicaDBClusterIdentifiers: 'ReadReplicaDBClusterIdentifier',
  ReadReplicaIdentifiers: 'ReadReplicaIdentifier',
  StatusInfos: 'DBInstanceStatusInfo',
  TagList: 'Tag',
  Parameters: 'Parameter',
}

/** EC2: names begin in lower case, items are `item`, and some members have a name of their own, some only in one place. */
export const ec2Names: XmlNames = {
  member: (name, parent) =>
    ec2Members[`${parent}.${name}`] ?? ec2Members[name] ?? name.charAt(0).toLowerCase() + name.slice(1),
  item: () => 'item',
}

const ec2Members: Readonly<Record<string, string>> = {
  Associations: 'associationSet',
  DnsEntries: 'dnsEntrySet',
  Entries: 'entrySet',
  Groups: 'groupSet',
  Instances: 'instancesSet',
  'Instances.BlockDeviceMappings': 'blockDeviceMapping',
  'Instances.PublicDnsName': 'dnsName',
  'Instances.PublicIpAddress': 'ipAddress',
  'Instances.SecurityGroups': 'groupSet',
  'Instances.State': 'instanceState',
  'Instances.StateTransitionReason': 'reason',
  Ipv6Addresses: 'ipv6AddressesSet',
  NetworkAcls: 'networkAclSet',
  'NetworkAcls.IsDefault': 'default',
  NetworkInterfaces: 'networkInterfaceSet',
  NetworkInterfaceIds: 'networkInterfaceIdSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  PropagatingVgws: 'propagatingVgwSet',
  Reservations: 'reservationSet',
  RouteTableIds: 'routeTableIdSet',
  RouteTables: 'routeTableSet',
  Routes: 'routeSet',
  SecurityGroupRules: 'securityGroupRuleSet',
  SecurityGroups: 'securityGroupInfo',
  'SecurityGroups.Description': 'groupDescription',
  SubnetIds: 'subnetIdSet',
  Subnets: 'subnetSet',
  Tags: 'tagSet',
  UserIdGroupPairs: 'groups',
  VpcEndpoints: 'vpcEndpointSet',
  VpcPeeringConnections: 'vpcPeeringConnectionSet',
  Vpcs: 'vpcSet',
}
