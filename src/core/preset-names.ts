/** Sets of offices that an organisation may begin with. */
export const presetNames = ['migrant-resource-centres'] as const
export type PresetName = (typeof presetNames)[number]
