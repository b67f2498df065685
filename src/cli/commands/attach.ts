import { type Command, InvalidArgumentError } from 'commander'
import { news } from '../../api/news/news.ts'
import { language } from '../../api/parts/fields.ts'
import { createClient, readInput } from '../client.ts'
import { print, say } from '../output.ts'
import { uploadMedia } from '../upload.ts'

interface AttachOptions {
  alt?: Record<string, string>
  decorative?: true
}

/** `news attach`: a picture or a video for an item, with alt text for readers who do not see it. */
export function addAttachCommand(commands: Command): void {
  commands
    .command('attach')
    .description('add a picture or a video to an item, which makes it a draft again')
    .argument('<item>')
    .argument('<file>', 'JPEG, PNG, WebP, GIF, MP4 or MOV')
    .option('--alt <code=text>', 'what it shows, by language: en=…; may be repeated', altText)
    .option('--decorative', 'it shows nothing that readers need')
    .option('--json')
    .addHelpText(
      'after',
      '\nExample:\n  dateline news attach ITEM desk.jpg --alt en="A queue at the new desk"',
    )
    .action(async (id: string, file: string, options: AttachOptions, command: Command) => {
      const { alt: texts = {}, decorative = false } = options
      if (decorative === Object.keys(texts).length > 0)
        command.error('error: give either --alt or --decorative')
      const client = createClient(command)
      const params = { id }
      const item = await client.call(news.show, { params })
      const { name, bytes } = readInput(file)
      const { officeId } = item
      const { mediaId, width, height, seconds } = await uploadMedia(client, { name, bytes, officeId })
      const media = [...item.content.media, { mediaId, altText: texts, decorative }]
      const body = {
        expectedRevision: item.revision,
        expectedHash: item.contentHash,
        content: { ...item.content, media },
      }
      const answer = await client.call(news.revise, { params, body })
      const playing = seconds === undefined ? '' : `, ${Math.round(seconds)} s`
      say(`${name}: ${width} × ${height} pixels${playing}, as it will be shown; revision ${answer.revision}`)
      print(command, answer, () => [`${id}  ${mediaId}`])
    })
}

function altText(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=')
  const code = language.safeParse(value.slice(0, Math.max(0, at)))
  if (code.success && value.length > at + 1) return { ...before, [code.data]: value.slice(at + 1) }
  throw new InvalidArgumentError(`"${value}" must be a language and a text, such as en=A full waiting room.`)
}
