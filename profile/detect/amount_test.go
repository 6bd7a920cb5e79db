package detect_test

import (
	"slices"
	"testing"

	"tacit/profile/detect"
)

func TestAmounts(t *testing.T) {
	for text, want := range map[string][]detect.Amount{
		"Anything over 2,500 euros gets an engineer.":       {{2500, "euro", detect.AtLeast}},
		"I accept up to 12 per cent above the agreed rate.": {{12, "%", detect.AtMost}},
		"More than twenty sessions within two minutes":      {{20, "session", detect.AtLeast}, {2, "minute", detect.AtMost}},
		"No more than 5 bags.":                              {{5, "bag", detect.AtMost}},
		"If it is not over 500 euros":                       {{500, "euro", detect.AtMost}},
		"Never above 5 bar.":                                {{5, "bar", detect.AtMost}},
		"保压不能超过5度":                                          {{5, "度", detect.AtMost}},
		"The estimate is 6,200 euros.":                      {{6200, "euro", detect.Exactly}},
		"Writes have been down for nine minutes.":           {{9, "minute", detect.Exactly}},
		"A pH drift of 0.08 or more":                        {{.08, "", detect.AtLeast}},
		"five thousand people":                              {{5000, "people", detect.Exactly}},
		"五万以下三家比价就行，五万往上走招采平台。":                             {{50000, "", detect.AtMost}, {3, "家", detect.Exactly}, {50000, "", detect.AtLeast}},
		"总价三万二。":                                            {{32000, "", detect.Exactly}},
		"最低价比第二名低两成以上":                                      {{20, "%", detect.AtLeast}},
		"低了两成八":                                             {{28, "%", detect.Exactly}},
		"超过十五分钟":                                            {{15, "分钟", detect.AtLeast}},
		"重量差过了千分之三":                                         {{.3, "%", detect.AtLeast}},
		"不到三千二百块":                                           {{3200, "元", detect.AtMost}},
		"一个人看一眼":                                            nil,
		"料垫掉到2.4毫米":                                         {{2.4, "毫米", detect.Exactly}},
		"Over twenty-five minutes":                          {{25, "minute", detect.AtLeast}},
		"twenty five sacks":                                 {{25, "sack", detect.Exactly}},
		"A hundred and ten euros":                           {{110, "euro", detect.Exactly}},
		"less than two and a half hours":                    {{2.5, "hour", detect.AtMost}},
		"one and a half tonnes":                             {{1.5, "tonne", detect.Exactly}},
		"two-and-a-half-hour shifts":                        {{2.5, "hour", detect.Exactly}},
		"three hundred and sixty-five days or more":         {{365, "day", detect.AtLeast}},
		"twelve thousand five hundred":                      {{12500, "", detect.Exactly}},
		"1.5 million litres":                                {{1500000, "litre", detect.Exactly}},
		"between a hundred and two hundred metres":          {{100, "", detect.Exactly}, {200, "metre", detect.Exactly}},
		"between twenty and twenty-five degrees":            {{20, "", detect.Exactly}, {25, "degree", detect.Exactly}},
		"two dozen rolls, half a dozen loaves":              {{24, "roll", detect.Exactly}, {6, "loave", detect.Exactly}},
		"seventeen of them":                                 {{17, "", detect.Exactly}},
		"One of them knows, and someone often does.":        nil,
		"超过三公斤半":                                            {{3.5, "公斤", detect.AtLeast}},
		"二十五吨以下":                                            {{25, "吨", detect.AtMost}},
		"至少两斤半，三斤二两":                                        {{2.5, "斤", detect.AtLeast}, {3, "斤", detect.Exactly}, {2, "两", detect.Exactly}},
		"每锅放二两盐":                                            {{2, "两", detect.Exactly}},
		"500毫升水加12克碱":                                       {{500, "毫升", detect.Exactly}, {12, "克", detect.Exactly}},
		"五千克":                                               {{5, "公斤", detect.Exactly}},
		"3千克":                                               {{3, "公斤", detect.Exactly}},
		"高三点五米，宽两米":                                         {{3.5, "米", detect.Exactly}, {2, "米", detect.Exactly}},
		"一米八以上":                                             {{1.8, "米", detect.AtLeast}},
		"三吨二":                                               {{3.2, "吨", detect.Exactly}},
		"三个半小时":                                             {{3.5, "小时", detect.Exactly}},
		"一个半月，一天半":                                          {{1.5, "月", detect.Exactly}, {1.5, "天", detect.Exactly}},
		"十来斤，二十多厘米":                                         {{10, "斤", detect.Exactly}, {20, "厘米", detect.Exactly}},
		"百分之三点五":                                            {{3.5, "%", detect.Exactly}},
		"一百二十升":                                             {{120, "升", detect.Exactly}},
		"切成两半，三天一次":                                         {{2, "", detect.Exactly}, {3, "天", detect.Exactly}},
		"三亿二千万元":                                            {{320000000, "元", detect.Exactly}},
		"三万二千块":                                             {{32000, "元", detect.Exactly}},
		"二〇二五年":                                             {{2025, "年", detect.Exactly}},
	} {
		got := detect.Amounts(text)
		if !slices.EqualFunc(got, want, func(a, b detect.Amount) bool {
			return a.Unit == b.Unit && a.Bound == b.Bound && a.Value-b.Value < 1e-9 && b.Value-a.Value < 1e-9
		}) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
		bounded := slices.ContainsFunc(want, func(a detect.Amount) bool { return a.Bound != detect.Exactly })
		if bounded && !detect.Sentences(text)[0].Marks().Threshold {
			t.Errorf("%q draws a line in numbers", text)
		}
	}
	line := detect.Amounts("Over 2,500 euros")[0]
	if met, ok := line.Meets(detect.Amounts("6,200 euros")[0]); !met || !ok {
		t.Error("6,200 is over 2,500")
	}
	if met, ok := line.Meets(detect.Amounts("900 euros")[0]); met || !ok {
		t.Error("900 is not over 2,500")
	}
	if _, ok := line.Meets(detect.Amounts("900 grams")[0]); ok {
		t.Error("grams are no euros")
	}
}

// Two statements clash where they give other figures of one unit, however the figures are written.
func TestFiguresDiffer(t *testing.T) {
	for _, tc := range []struct {
		a, b   string
		differ bool
	}{
		{"I wait twenty-five minutes.", "I wait 25 minutes.", false},
		{"I wait twenty-five minutes.", "I wait twenty minutes.", true},
		{"Up to a hundred and ten euros.", "Up to 110 euros.", false},
		{"Up to a hundred and ten euros.", "Up to a hundred euros.", true},
		{"Two and a half hours.", "2.5 hours.", false},
		{"Two and a half hours.", "Two hours.", true},
		{"Over 2,500 euros.", "Over 2500 euros.", false},
		{"Five sacks.", "Five minutes.", false},
		{"三公斤半。", "3.5千克。", false},
		{"三公斤半。", "三公斤。", true},
		{"二十五吨。", "25吨。", false},
		{"最多两百克。", "最多三百克。", true},
		{"加二两盐。", "加三两盐。", true},
		{"低了两成。", "低了百分之二十。", false},
		{"放五升水。", "放五百毫升水。", false},
		{"三万元以上。", "五万以上。", true},
		{"第三次。", "第五次。", false},
		{"一天。", "三天。", false},
		{"两个钟头。", "2小时。", false},
	} {
		if got := detect.FiguresDiffer(tc.a, tc.b); got != tc.differ || detect.FiguresDiffer(tc.b, tc.a) != got {
			t.Errorf("%q and %q: differ %v, want %v", tc.a, tc.b, got, tc.differ)
		}
	}
}
