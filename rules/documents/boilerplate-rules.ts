/** Why a stretch is not the document's own text. */
export type BoilerplateReason =
  | 'date-widget'
  | 'breadcrumb'
  | 'record'
  | 'stamp'
  | 'toolbar'
  | 'navigation'
  | 'owner'
  | 'registration'
  | 'copyright'
  | 'editor'
  | 'related'
  | 'licence'
  | 'caption'
  | 'page-number'
  | 'contents'

/** A pattern for a whole line or one of its parts; a weak one counts only beside a strong one. */
interface Rule {
  reason: BoilerplateReason
  pattern: RegExp
  weak?: true
}

const RECORD_LABELS = [
  '索引号',
  '信息索引号?',
  '(信息|主题|体裁|服务对象|组配|公文)?分类',
  '公文种类',
  '(发文|发布|公开|制发|编制|责任|信息公开)(机关|机构|单位|部门|主体)',
  '(发文|公文)(字号|文号|号)|文号',
  '(发文|成文|生成|生效|失效|废止|公开|印发|登记|签发)(日期|时间)',
  '公开(类别|形式|方式|范围|属性|类型|目录|期限|时限)',
  '(有效性|时效性|效力状态|文件状态|是否有效)',
  '(主题词|关键词|关键字)',
  '(文件)?(名称|标题)',
  '信息(来源|名称|类别)',
  '文件编号|统一登记号|登记号|内容概述|目录号|主题',
].join('|')

const STAMP_LABELS = [
  '(文章|信息|稿件|新闻)?来源',
  '稿源',
  '(信息)?(发布|更新|上传|录入|编辑|提交)?(日期|时间)',
  '发布(于|者|人|单位|机构|部门|来源)',
  '作者|撰稿|供稿(单位)?|记者',
  '(浏览|阅读|点击|访问|查看|下载)(次数|量|数|率|人数)?|人气',
].join('|')

const TOOL_WORDS =
  '打印|打印本页|打印预览|打印文章|打印此页|关闭|关闭窗口|关闭本页|下载|全文下载|下载全文|全屏|收藏|收藏本页|加入收藏|纠错|我要纠错|返回|返回顶部|返回列表|返回首页|返回上一页|复制链接|朗读|语音播报|听全文|播放|暂停|加大|还原|减小|放大|缩小|默认|超大|特大|繁体|简体|繁體|無障礙|无障碍|无障碍浏览|长者模式|适老版|关怀版|登录|注册|退出|English|RSS|微信|微博|新浪微博|QQ空间|手机版|电脑版|移动版|扫码阅读|用手机查看'

const NAV_WORDS =
  '网站地图|站点地图|关于我们|关于本站|联系我们|联系方式|隐私声明|隐私政策|隐私保护|网站建设|网站声明|网站导航|网站首页|网站管理|网站帮助|法律声明|免责声明|版权声明|版权保护|使用帮助|使用说明|帮助中心|友情链接|设为首页|加入收藏|找错|政府网站找错|网站支持IPv6|无障碍声明|意见反馈|本站导航|站内搜索|常见问题'

/** Rules that hold at the head of a document. */
export const HEAD_RULES: readonly Rule[] = [
  {
    reason: 'date-widget',
    pattern: /^(今天|今日|现在|当前(日期|时间)?)(是|为)?\s*[:：]?\s*(公元)?\d{4}\s*[年/-].{2,40}$/,
  },
  { reason: 'date-widget', pattern: /^(天气|农历|星期)\s*[:：].{0,20}$|^(星期|周)[一二三四五六日天]$/ },
  { reason: 'breadcrumb', pattern: /^(您?(现在|当前|目前)?(所在|所处)?的?(当前)?位置(是|为)?)\s*[:：].*$/ },
  { reason: 'breadcrumb', pattern: /^(网站|本站)?(首页|主页)(\s*(>|＞|»|›|→|->|\/|\\|·|—).*)?$/ },
  { reason: 'breadcrumb', pattern: /^[>＞»›→]+$/ },
  { reason: 'record', pattern: new RegExp(`^(${RECORD_LABELS})\\s*[:：].*$`) },
  { reason: 'stamp', pattern: new RegExp(`^(${STAMP_LABELS})\\s*[:：].*$`) },
  { reason: 'stamp', pattern: /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\s*\d{1,2}:\d{2}(:\d{2})?)?$/ },
  { reason: 'stamp', pattern: /^\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d{2}(:\d{2})?(\s*来源.*)?$/ },
  { reason: 'caption', pattern: /^.{0,60}(记者|通讯员).{1,12}(摄|摄影|文\/图|图)$/ },
]

/** Rules that hold at the head and at the tail. */
export const TOOL_RULES: readonly Rule[] = [
  { reason: 'toolbar', pattern: new RegExp(`^(${TOOL_WORDS})$`, 'i') },
  { reason: 'toolbar', pattern: /^(分享|转发|推荐)(到|至|给朋友)?\s*[:：]?(\s*(微信|微博|QQ|朋友圈|空间|分享).*)?$/ },
  { reason: 'toolbar', pattern: /^(分享到|扫一扫|微信扫|用手机扫|打开微信|长按识别).{0,30}$/ },
  {
    reason: 'toolbar',
    pattern: /^字\s*[体号]\s*(大小)?\s*[:：]?\s*[[【(（]?(\s*(大|中|小|加大|还原|减小|默认|超大|特大)\s*)*[\]】)）]?$/,
  },
  { reason: 'toolbar', pattern: /^[》>\s]*点击.{0,6}(图片|进入|查看|下载|放大).{0,12}$/ },
  { reason: 'toolbar', pattern: /^([大中小×xX+\-|｜]|[【】[\]]|(大\s*中\s*小))$/, weak: true },
]

/** Rules that hold at the tail of a document. */
export const TAIL_RULES: readonly Rule[] = [
  { reason: 'navigation', pattern: new RegExp(`^(${NAV_WORDS})$`) },
  {
    reason: 'registration',
    pattern:
      /ICP\s*[备證证](案号)?\s*[:：]?\s*\d|公?网安备\s*(案号)?\s*[:：]?\s*\d|网站标识码\s*[:：]|备案(序|编)?号\s*[:：]\s*\S*备/i,
  },
  {
    reason: 'copyright',
    pattern:
      /版权所有(?![者人权])|copyright|©|all rights reserved|未经.{0,12}(授权|许可|允许|同意).{0,24}(转载|复制|镜像)/i,
  },
  {
    reason: 'editor',
    pattern:
      /^[【(（[]?\s*(责任|网站|值班|本期|页面)?(编辑|校对|审核|审校|编审|终审|复审|初审|监制|签发)\s*[:：/／]\D{1,30}$/,
  },
  {
    reason: 'related',
    pattern:
      /^[【[]?(相关|热点|热门|精彩|延伸|推荐)(文档|文件|报道|阅读|链接|新闻|信息|文章|稿件|解读|推荐|专题|内容)[】\]]?\s*[:：]?.{0,30}$/,
  },
  { reason: 'related', pattern: /^(上|下|前|后)一?(篇|条|页|则)(文章|新闻|信息)?\s*[:：].*$|^(上|下)一(篇|条|页)$/ },
  {
    reason: 'owner',
    pattern: /^(主办|承办|协办|主管|维护|运维|运行维护|建设维护|开发|管理)(单位|部门)?\s*[:：].*$/,
    weak: true,
  },
  {
    reason: 'owner',
    pattern:
      /^(技术支持|技术支撑|(单位|办公|联系)?地址|邮编|邮政编码|(联系|咨询|办公|值班|监督)?电话|传真|(电子)?邮箱|e-?mail|网址)\s*[:：].*$/i,
    weak: true,
  },
  { reason: 'owner', pattern: /^(建议|推荐|请)?使用.{0,40}(浏览器|分辨率).{0,40}$/, weak: true },
  { reason: 'stamp', pattern: /^[(（]?\s*(文章|信息|稿件)?来源\s*[:：].{1,24}[)）]?$/, weak: true },
]

/** A page's number, alone on its line, anywhere. */
export const PAGE_NUMBER =
  /^([-—－–―·]+\s*\d{1,4}\s*[-—－–―·]+|[-—－–―·\s]*第\s*\d{1,4}\s*页([\s,，/、]*共\s*\d{1,4}\s*页)?[-—－–―·\s]*|共\s*\d{1,4}\s*页)$/

/** A line of a table of contents: leader dots, then a page. */
export const CONTENTS_LINE = /(…{2,}|\.{5,}|·{5,}|．{4,}|。{5,}|(\. ){4,})\s*[(（]?\d{1,4}[)）]?$/

/** Where a web archive's note on the licence begins; it runs to the end of the text. */
export const LICENCE_START = /^(本作品(是|在|来自|采用|最初|的)|public domain|本文本?(采用|依据).{0,20}(许可|授权))/i

/** A label whose value stands on the next line. */
export const LABEL_ALONE = new RegExp(`^(${RECORD_LABELS}|${STAMP_LABELS})\\s*[:：]$`)

/** Opens a font-size switch that runs over several lines. */
export const FONT_SWITCH = /^[【[(（]?\s*字\s*[体号]\s*[:：]?$/
