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
	} {
		got := detect.Amounts(text)
		if !slices.EqualFunc(got, want, func(a, b detect.Amount) bool {
			return a.Unit == b.Unit && a.Bound == b.Bound && a.Value-b.Value < 1e-9 && b.Value-a.Value < 1e-9
		}) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
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
