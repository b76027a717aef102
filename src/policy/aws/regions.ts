// Partitions and regions of AWS, and how regions are named, so that a region newer than the table is told apart
// from a slip of the hand.

/** An isolated set of regions with accounts and ARNs (`arn:<partition>:…`) of its own. */
export type Partition =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-eusc'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f'

interface PartitionRegions {
  readonly partition: Partition
  /** What its region names begin with. */
  readonly shape: RegExp
  readonly regions: readonly string[]
}

// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html, and partitions.json of the
// AWS SDKs as of October 2026. There the regular expressions end in `\w+-\d+`; here in a compass point and a number,
// as every region does, or "us-esat-1" would look like a new one.
const compass = '(?:central|north|northeast|east|southeast|south|southwest|west|northwest)'

function shape(geography: string): RegExp {
  return new RegExp(`^${geography}-${compass}-[1-9]\\d?$`)
}

const table: readonly PartitionRegions[] = [
  {
    partition: 'aws',
    shape: shape('(?:us|eu|ap|sa|ca|me|af|il|mx)'),
    regions: [
      ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1'],
      ...['sa-east-1', 'sa-west-1'],
      ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
      ...['eu-west-1', 'eu-west-2', 'eu-west-3'],
      ...['ap-east-1', 'ap-east-2', 'ap-south-1', 'ap-south-2'],
      ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
      ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
      ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
      ...['af-south-1', 'il-central-1', 'me-central-1', 'me-south-1', 'me-west-1'],
    ],
  },
  { partition: 'aws-cn', shape: shape('cn'), regions: ['cn-north-1', 'cn-northwest-1'] },
  { partition: 'aws-us-gov', shape: shape('us-gov'), regions: ['us-gov-east-1', 'us-gov-west-1'] },
  { partition: 'aws-eusc', shape: shape('eusc-de'), regions: ['eusc-de-east-1'] },
  { partition: 'aws-iso', shape: shape('us-iso'), regions: ['us-iso-east-1', 'us-iso-west-1'] },
  { partition: 'aws-iso-b', shape: shape('us-isob'), regions: ['us-isob-east-1', 'us-isob-west-1'] },
  { partition: 'aws-iso-e', shape: shape('eu-isoe'), regions: ['eu-isoe-west-1'] },
  { partition: 'aws-iso-f', shape: shape('us-isof'), regions: ['us-isof-east-1', 'us-isof-south-1'] },
]

const known: ReadonlySet<string> = new Set(table.flatMap(entry => entry.regions))

/** Every partition there is, the commercial one first. */
export const partitions: readonly Partition[] = table.map(entry => entry.partition)

/** Every region of the table, for "did you mean". */
export const regions: readonly string[] = [...known]

/** True for the name of a partition, as it stands in an ARN. */
export function isPartition(text: string): text is Partition {
  return partitions.some(partition => partition === text)
}

/** True if the region is in the table. False does not mean that it does not exist: see `partitionOfRegion`. */
export function regionKnown(region: string): boolean {
  return known.has(region)
}

/**
 * The partition that a region belongs to, by how its name is built. So there are three cases: known; not known but
 * with a partition (well-formed, perhaps newer than the table); and undefined (no region of AWS is named like that).
 * Case matters, as it does in ARNs.
 */
export function partitionOfRegion(region: string): Partition | undefined {
  return table.find(entry => entry.shape.test(region))?.partition
}
