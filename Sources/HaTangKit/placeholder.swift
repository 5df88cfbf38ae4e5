// HaTangKit
