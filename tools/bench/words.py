"""Chinese sentences that mean little and read like a lesson: made of a list of words, the same for the same seed."""

from __future__ import annotations

from random import Random

WHO = "客户 店长 柜员 客服 厅经理 同事 主管 访客 新员工 老顾客 班长 督导 引导员 技术员 巡店员 收银员".split()
WHAT = (
    "单据 流程 承诺 期望 感受 印象 座位 排队 账单 窗口 套餐 合同 热线 工单 报修 退费 补卡 押金 手续 说明 "
    "表格 名单 规则 目标 方案 记录 样品 价格 通知 消息 回执 证件 柜台 屏幕 大厅 电话 服务 环境 细节 结果"
).split()
DOES = (
    "核对 说明 记下 打开 交给 带走 退回 整理 安排 检查 比较 询问 确认 复述 解释 修改 登记 提醒 保留 展示 "
    "关注 跟进 改进 观察 找到 收到 看见 听取 省去 补上 忘记 放下 拿起 选择 推荐 对照 归还 演示 估计 分给"
).split()
HOW = (
    "当场 马上 随后 认真 耐心 主动 悄悄 先后 重新 一起 按时 提前 逐项 大声 小声 慢慢 清楚 仔细 直接 再次"
).split()
WHEN = (
    "周一上午 进门以后 排队的时候 办理之前 付款之后 离开以前 接通电话时 第二天 下班之前 换班时 到家以后 月底"
).split()
LINK = "因此 不过 接着 同时 另外 后来 于是 然而".split()
ENDS = (
    "这样做并不费事",
    "原来的印象就变了",
    "下一步也容易得多",
    "结果要到最后才看得出来",
    "没有人再问第二遍",
    "这一点写在记录里",
    "只有少数人留意到了",
    "大家都觉得合适",
)


def clause(rng: Random) -> str:
    """A clause without marks at its end."""
    return f"{rng.choice(WHO)}{rng.choice(HOW)}{rng.choice(DOES)}了{rng.choice(WHAT)}"


def sentence(rng: Random) -> str:
    """A sentence of 25 to 45 signs."""
    begin = rng.choice((f"{rng.choice(WHEN)}，", f"{rng.choice(LINK)}，", ""))
    middle = rng.choice((f"，{rng.choice(WHO)}也{rng.choice(DOES)}了{rng.choice(WHAT)}", ""))
    return f"{begin}{clause(rng)}{middle}，{rng.choice(ENDS)}。"


def paragraph(rng: Random, sentences: int) -> str:
    """Sentences one after the other, one of them with bold words."""
    made = [sentence(rng) for _ in range(sentences)]
    marked = rng.randrange(sentences)
    made[marked] = f"**{rng.choice(WHAT)}和{rng.choice(WHAT)}**要分开看：{made[marked]}"
    return "".join(made)


def phrase(rng: Random) -> str:
    """A few words for a title, an option or a cell."""
    return f"{rng.choice(HOW)}{rng.choice(DOES)}{rng.choice(WHAT)}"


def phrases(rng: Random, count: int) -> tuple[str, ...]:
    """As many phrases, each another one."""
    made: dict[str, None] = {}
    while len(made) < count:
        made.setdefault(phrase(rng))
    return tuple(made)
