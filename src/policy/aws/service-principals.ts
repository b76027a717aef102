// Hosts by which services are principals, beyond those that are named like the prefix of their actions.

/**
 * The first words of `<word>.amazonaws.com` that are no service prefixes. They stand in AWS's own managed policies as
 * values of `iam:PassedToService` and `iam:AWSServiceName`, in paths of service-linked roles
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html, 2026), or on pages about roles for
 * a service. The list is not complete: nobody publishes one.
 */
const words: ReadonlySet<string> = new Set([
  ...[
    'application-insights',
    'cassandra-streams',
    'codecatalyst-runner',
    'config-conforms',
    'datazonecontrol',
  ],
  ...['ec2-images', 'ec2fastlaunch', 'ec2fleet', 'ec2scheduled', 'ecs-compute', 'ecs-tasks', 'edgelambda'],
  ...['eks-fargate', 'eks-fargate-pods', 'eks-nodegroup', 'iotroborunner', 'lexv2', 'macie', 'migrationhub'],
  ...['opensearchservice', 'sdmp', 'securityhubv2', 'servicecatalog-appregistry', 'spot', 'spotfleet'],
  ...['transitgateway', 'user-attribute-cost-allocation-data', 'vmie', 'vpc-flow-logs'],
])

/** True for a word that the list has; false says nothing. */
export function isServicePrincipalWord(word: string): boolean {
  return words.has(word)
}

/** The words of the list, for "did you mean". */
export const servicePrincipalWords: readonly string[] = [...words]
