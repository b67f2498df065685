import { buffer } from 'node:stream/consumers'
import {
  BufferSource,
  BufferTarget,
  Conversion,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
} from 'mediabunny'
import { longestVideoSeconds } from '../media-limits.ts'

// Runs as a process of its own (see run-repacking.ts), because the bytes it unpacks come from strangers.

/** The moment that the new file gives for its making: the same file sent twice must come out the same. */
Date.now = () => 0

/** Why a video is refused, for people; the library's own message about a broken one is not shown. */
class Refusal extends Error {}

try {
  const { header, data } = await remuxed(await buffer(process.stdin))
  process.stdout.write(`${JSON.stringify(header)}\n`)
  process.stdout.write(data)
} catch (thrown) {
  process.stdout.write(`${JSON.stringify({ fault: thrown instanceof Refusal ? thrown.message : '' })}\n`)
}

async function remuxed(bytes: Buffer) {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] })
  const video = await input.getPrimaryVideoTrack()
  if (!video) throw new Refusal('it has no picture')
  const audio = await input.getPrimaryAudioTrack()
  await assertCoding(video, audio)
  const seconds = await input.computeDuration()
  if (!(seconds > 0)) throw new Refusal('it is empty')
  if (seconds > longestVideoSeconds) {
    throw new Refusal(`it plays ${Math.ceil(seconds)} seconds; at most ${longestVideoSeconds} are allowed`)
  }
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const conversion = await Conversion.init({
    input,
    output,
    tags: {},
    video: track => ({ discard: track.id !== video.id }),
    audio: track => ({ discard: track.id !== audio?.id }),
    showWarnings: false,
  })
  if (!conversion.isValid) throw new Refusal('its tracks cannot be put into an MP4')
  await conversion.execute()
  if (!target.buffer) throw new Refusal('it is empty')
  const header = {
    contentType: 'video/mp4',
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    milliseconds: Math.ceil(seconds * 1_000),
  }
  return { header, data: Buffer.from(target.buffer) }
}

/** What X, Facebook and Mastodon all take (X: media best practices). Nothing is re-encoded here. */
async function assertCoding(video: InputVideoTrack, audio: InputAudioTrack | null): Promise<void> {
  const coding = await video.getCodec()
  if (coding !== 'avc') {
    throw new Refusal(
      `its picture is ${coding ?? 'of an unknown coding'}; networks take H.264, so convert it first`,
    )
  }
  const sound = audio && (await audio.getCodec())
  if (audio && sound !== 'aac') {
    throw new Refusal(
      `its sound is ${sound ?? 'of an unknown coding'}; networks take AAC, so convert it first`,
    )
  }
}
