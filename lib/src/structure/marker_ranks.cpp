// Forms of numbers in the order in which official layout nests them (GB/T 9704: 一、 （一） 1. （1）).
//
// In:  han_comma, han_bracket, arabic_dot      Out: ranks 4, 5, 6; 一、 and 1、 have one shape, （一） and （1）
// another
#include "structure/marker_ranks.hpp"

namespace fenjie {

int rank_of(MarkerForm form) {
    switch (form) {
        case MarkerForm::part:
            return 0;
        case MarkerForm::chapter:
            return 1;
        case MarkerForm::section:
            return 2;
        case MarkerForm::article:
            return 3;
        case MarkerForm::han_comma:
            return 4;
        case MarkerForm::han_bracket:
            return 5;
        case MarkerForm::arabic_dot:
        case MarkerForm::arabic_comma:
        case MarkerForm::arabic_path:
            return 6;
        case MarkerForm::arabic_bracket:
        case MarkerForm::arabic_half:
            return 7;
        case MarkerForm::circled:
            return 8;
        default:
            return 9;
    }
}

bool same_shape(MarkerForm a, MarkerForm b) {
    const auto shape = [](MarkerForm form) {
        switch (form) {
            case MarkerForm::han_comma:
            case MarkerForm::arabic_comma:
            case MarkerForm::arabic_dot:
                return 1;
            case MarkerForm::han_bracket:
            case MarkerForm::arabic_bracket:
            case MarkerForm::arabic_half:
                return 2;
            default:
                return 3 + static_cast<int>(form);
        }
    };
    return shape(a) == shape(b);
}

}  // namespace fenjie
