import type { ErrorCode } from '../errors.ts';
import { acceptedFormats, maxFileBytes, mediaTypeOf } from '../media-types.ts';
import { createNumbers } from './numbers.ts';
import type { FailureAbout, LeftOut } from './wording.ts';

const numbers = createNumbers('zh');
const named = (about: FailureAbout) => (about.name === undefined ? '这个文件' : `“${about.name}”`);
const formats = `我支持 ${acceptedFormats.join('、')}。`;
const again = '请过一分钟再试。';

/** What went wrong, in words that help. */
export const chineseFailures: Readonly<Record<ErrorCode, (about: FailureAbout) => string>> = {
  'bad-token': () => '机器人的账号需要处理一下，已经通知管理员了。',
  'session-gone': () => '你之前的时间线已经不在了，我新开了一个项目。请把素材再发给我一次。',
  'no-credits': (about) => {
    if (about.topUpLink === undefined) return '积分用完了。请找这个机器人的管理员要一些积分。';
    return about.accountKind === 'free'
      ? `免费积分用完了。注册后就能继续：${about.topUpLink}`
      : '积分用完了，请在你的账户里充值。';
  },
  'unsupported-file': (about) =>
    mediaTypeOf(about.name ?? '') === undefined
      ? `${named(about)}我处理不了。${formats}`
      : `${named(about)}我读不出来：可能损坏、不完整、画面尺寸太大，或者其实不是这种文件。${formats}`,
  'file-too-large': (about) => sayTooLarge(about),
  'file-unreadable': (about) =>
    `${named(about)}好像损坏了或者不完整，我读不出来。请重新发送，或者重新导出一份再发。`,
  'file-empty': (about) => `${named(about)}是空的，请重新发送。`,
  'link-refused': () => '这个链接我不能下载。它必须是公开的 https 地址，并且直接指向文件。',
  'download-failed': (about) => `没能取到${named(about)}，请再发一次。`,
  'backend-full': () => '现在没有空间接收新素材了，已经通知管理员。请晚些再试。',
  'quota-full': () =>
    '你的素材已经占满了每个人能用的空间。用 /new 重新开始，旧项目十分钟后会让出空间；也可以用 /forget 一次删除全部内容。',
  'day-spent': () =>
    '过去 24 小时里为你渲染的视频已经达到每个人的上限。剪好的内容都还在，明天发 /export 就能导出。',
  'export-blocked': () => '注册或升级套餐后就能导出。剪好的内容都还在，到时候发 /export 就行。',
  'output-not-offered': () => '这个服务做不了这种文件。发 /export 可以导出 MP4。',
  'size-out-of-reach': () =>
    '视频太长，画面缩到最小也放不进这么小的文件。可以放宽大小，或者先剪短一点。',
  'time-not-in-film': () => '视频里没有这个时间。发 /status 可以看全长。',
  'rate-limited': () => '现在拿不到免费账号，已经通知管理员。请晚些再试。',
  'backend-refused': () => '剪辑服务没有接受这个请求。换个说法试试，或者用 /new 重新开始。',
  'backend-unreachable': ({ wanted }) => sayUnreachable[wanted],
  'stream-cut': () => '连接断开了，我没看到修改生效。可以用 /status 看看，或者直接再说一次。',
  timeout: () => '等得太久，我先不等了。可以用 /status 看看进展。',
  aborted: () => '已停止。',
  'render-failed': () => '渲染失败了，重试一次也没成功。你的时间线还在：改一改，或者再试 /export。',
  'not-found': () => '那个文件已经不在了。用 /export 可以重新生成。',
  'chat-gone': () => '我不能再在那个聊天里发消息了。',
  'chat-refused': () => '这个聊天没有收下我的消息。请私聊我试试 /export。',
  'message-gone': () => '我正在更新的那条消息不见了。',
  'message-too-large': (about) =>
    about.limitBytes === undefined
      ? '视频太大，这个聊天放不下。试试“剪短一点”。'
      : `视频太大了，这个聊天最多 ${numbers.bytes(about.limitBytes)}。试试“剪短一点”。`,
  'chat-rate-limited': () => `我在这个聊天里发得太快了。${again}`,
  'chat-unreachable': () => `暂时连不上聊天。${again}`,
  'output-exists': () => '已经有同名文件了，我不会覆盖。',
  'store-busy': () => `我的记录暂时忙不过来。${again}`,
  'store-full': () => '机器人的磁盘满了，已经通知管理员。请晚些再试。',
  'store-failed': () => `我没能记下来。${again}`,
  'data-in-use': () => '这个数据目录已经有一个 Cutroom 在用了。',
  'data-too-new': () => '保存的数据来自更新的版本。',
  'wrong-key': () => '保存的账号是用另一把密钥加密的。',
  'port-taken': () => '用于链接和健康检查的端口已被占用。',
  internal: () => `我这边出了点问题，你的时间线还在。${again}`,
};

/** 只有提问才会马上回答；别的都已经等过一阵。 */
const sayUnreachable: Readonly<Record<FailureAbout['wanted'], string>> = {
  other: `暂时连不上剪辑服务。${again}`,
  edit: '还是连不上剪辑服务，我先不等了。请晚一点再发一次。',
  upload: '还是连不上剪辑服务，我先不等了。请晚一点再发一次。',
  export: '还是连不上剪辑服务，我先不等了。你的时间线都在：晚一点用 /export 再试。',
};

/** 没有收下的文件，名字后面的几个字。 */
export function whyLeftOutInChinese({ name, code }: LeftOut): string {
  if (code === 'unsupported-file' && mediaTypeOf(name) === undefined) return '格式不支持';
  return whyLeftOut[code] ?? '没能收下';
}

const whyLeftOut: Readonly<Partial<Record<ErrorCode, string>>> = {
  'unsupported-file': '损坏了，或者其实不是这种文件',
  'file-unreadable': '损坏或不完整',
  'file-too-large': '太大',
  'file-empty': '是空的',
  'link-refused': '链接不能下载',
  'download-failed': '没能取到',
  'not-found': '没能取到',
};

function sayTooLarge(about: FailureAbout): string {
  const size = about.sizeBytes === undefined ? '太大' : `有 ${numbers.bytes(about.sizeBytes)}`;
  if (about.limitBytes !== undefined && about.limitBytes < maxFileBytes) {
    return `${named(about)}${size}，而这个聊天最多只能交给我 ${numbers.bytes(about.limitBytes)} 的文件。可以压缩后再发，贴一个直接下载的链接，或者请我的管理员用自建的机器人服务器放宽这个限制。`;
  }
  return `${named(about)}${size}，上限是 ${numbers.bytes(maxFileBytes)}。请压缩或剪短后再发。`;
}
