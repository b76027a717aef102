// What the name of an endpoint of RDS tells: that it is one, and its region.

/** https://docs.aws.amazon.com/general/latest/gr/rds-service.html */
const domains = String.raw`(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov)\.?$`

/** `orders.abc123.eu-west-1.rds.amazonaws.com`; proxies and clusters have more before the region. */
const regional = new RegExp(String.raw`\.([a-z]{2,4}(?:-[a-z]+)+-\d)\.rds\.${domains}`, 'i')

/**
 * `orders.global-abc123.global.rds.amazonaws.com`: the writer of a global database, wherever that is at the moment.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-connecting.html
 */
const ofGlobalDatabase = new RegExp(String.raw`\.global-[a-z0-9]+\.global\.rds\.${domains}`, 'i')

/** The region in the name of an endpoint; undefined for any other name, and for the writer of a global database. */
export function regionOfHost(host: string): string | undefined {
  return regional.exec(host)?.[1]?.toLowerCase()
}

/** Whether RDS gives such names. */
export function isRdsName(host: string): boolean {
  return regional.test(host) || ofGlobalDatabase.test(host)
}
