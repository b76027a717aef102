// Service prefixes that are no mistake although AWS's service authorization reference does not have them (any more).

/** A prefix that only older policies, and AWS's own, still name. */
export interface RetiredService {
  /** What stands before the colon of an action, in lower case. */
  readonly prefix: string
  readonly title: string
  /** `ended`: customers once used it. `internal`: it was never documented for customers. */
  readonly kind: 'ended' | 'internal'
}

/**
 * What is claimed of each entry: the prefix is not in the service authorization reference (so nothing is known of its
 * actions), and AWS itself wrote it into a managed policy, the one named in the comment (versions as of 2026-08-26,
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html). Not claimed: that an action of
 * it can still be called, or that a policy is better for naming it.
 */
export const retiredServices: readonly RetiredService[] = [
  // ReadOnlyAccess
  { prefix: 'deepcomposer', title: 'AWS DeepComposer', kind: 'ended' },
  // AWSDeepLensServiceRolePolicy
  { prefix: 'deeplens', title: 'AWS DeepLens', kind: 'ended' },
  // AWSDeepRacerAccountAdminAccess
  { prefix: 'deepracer', title: 'AWS DeepRacer', kind: 'ended' },
  // AmazonSageMakerFullAccess
  { prefix: 'elastic-inference', title: 'Amazon Elastic Inference', kind: 'ended' },
  // AWSSupportServiceRolePolicy and ReadOnlyAccess, in earlier versions only
  { prefix: 'gamesparks', title: 'Amazon GameSparks', kind: 'ended' },
  // AWSIoT1ClickFullAccess
  { prefix: 'iot1click', title: 'AWS IoT 1-Click', kind: 'ended' },
  // AWSIotRoboRunnerFullAccess
  { prefix: 'iotroborunner', title: 'AWS IoT RoboRunner', kind: 'ended' },
  // AmazonMacieFullAccess, in earlier versions only; today's Macie is macie2
  { prefix: 'macie', title: 'Amazon Macie Classic', kind: 'ended' },
  // AWSMobileHub_FullAccess
  { prefix: 'mobilehub', title: 'AWS Mobile Hub', kind: 'ended' },
  // GroundTruthSyntheticConsoleFullAccess
  { prefix: 'sagemaker-groundtruth-synthetic', title: 'SageMaker Ground Truth Synthetic', kind: 'ended' },
  // AmazonZocaloFullAccess; the former name of workdocs
  { prefix: 'zocalo', title: 'Amazon Zocalo', kind: 'ended' },
  // AWSManagedSettingsAdminAccess, AWSSupplyChainFederationAdminAccess
  { prefix: 'builderid', title: 'AWS Builder ID', kind: 'internal' },
  // AmazonDataZonePortalFullAccessPolicy
  { prefix: 'datazonecontrol', title: 'Amazon DataZone control plane', kind: 'internal' },
]

/** The entry of a prefix, whatever case it is written in. */
export function retiredService(prefix: string): RetiredService | undefined {
  const wanted = prefix.toLowerCase()
  return retiredServices.find(entry => entry.prefix === wanted)
}
